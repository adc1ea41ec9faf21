import { Module } from '@nestjs/common';
import { OfficersController } from './officers.controller.js';
import { PermissionsController } from './permissions.controller.js';

@Module({ controllers: [OfficersController, PermissionsController] })
export class OfficersModule {}
