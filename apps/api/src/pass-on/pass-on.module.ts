import { Module } from '@nestjs/common';
import { PassOnController } from './pass-on.controller.js';

@Module({ controllers: [PassOnController] })
export class PassOnModule {}
