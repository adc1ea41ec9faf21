import { Module } from '@nestjs/common';
import { IntakeModule } from '#intake';
import { IdentityDocumentsController } from './identity-documents.controller.js';
import { IdentityPageController } from './identity-page.controller.js';
import { PageGuard } from './page-guard.js';

/** The page outside, and the officer's side of it. */
@Module({
  imports: [IntakeModule],
  controllers: [IdentityDocumentsController, IdentityPageController],
  providers: [PageGuard],
})
export class IdentityModule {}
