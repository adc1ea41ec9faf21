import { Module } from '@nestjs/common';
import { IntakeModule } from '#intake';
import { TicketPartsController } from './ticket-parts.controller.js';
import { TicketsController } from './tickets.controller.js';

@Module({ imports: [IntakeModule], controllers: [TicketsController, TicketPartsController] })
export class TicketsModule {}
