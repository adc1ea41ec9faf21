import { Module } from '@nestjs/common';
import { IntakeModule } from '#intake';
import { TicketFilesController } from './ticket-files.controller.js';
import { TicketPartsController } from './ticket-parts.controller.js';
import { TicketsController } from './tickets.controller.js';

@Module({
  imports: [IntakeModule],
  controllers: [TicketsController, TicketPartsController, TicketFilesController],
})
export class TicketsModule {}
