import { Module } from '@nestjs/common';
import { AuthorityFilesController } from './authority-files.controller.js';

@Module({ controllers: [AuthorityFilesController] })
export class AuthorityFilesModule {}
