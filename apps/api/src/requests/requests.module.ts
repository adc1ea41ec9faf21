import { Module } from '@nestjs/common';
import { RequestsController } from './requests.controller.js';
import { TracksController } from './tracks.controller.js';

@Module({ controllers: [RequestsController, TracksController] })
export class RequestsModule {}
