import { Module } from '@nestjs/common';
import { ResponsesModule } from '#responses';
import { LettersController } from './letters.controller.js';

@Module({ imports: [ResponsesModule], controllers: [LettersController] })
export class LettersModule {}
