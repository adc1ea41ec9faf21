import { Module } from '@nestjs/common';
import { TriageController } from './triage.controller.js';

@Module({ controllers: [TriageController] })
export class TriageEdgeModule {}
