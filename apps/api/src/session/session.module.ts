import { Module } from '@nestjs/common';
import { SecondFactorsController } from './second-factors.controller.js';
import { SessionController } from './session.controller.js';
import { SessionViews } from './session-views.js';

@Module({ controllers: [SessionController, SecondFactorsController], providers: [SessionViews] })
export class SessionModule {}
