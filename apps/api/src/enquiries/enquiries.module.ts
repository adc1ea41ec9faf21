import { Module } from '@nestjs/common';
import { EnquiriesController } from './enquiries.controller.js';

@Module({ controllers: [EnquiriesController] })
export class EnquiriesModule {}
