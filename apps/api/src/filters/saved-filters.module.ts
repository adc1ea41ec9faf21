import { Module } from '@nestjs/common';
import { SavedFiltersController } from './saved-filters.controller.js';

@Module({ controllers: [SavedFiltersController] })
export class SavedFiltersModule {}
