import { Module } from '@nestjs/common';
import { RemindBreach } from './breaches/remind-breach.js';
import { RemindEnquiries } from './enquiries/remind-enquiries.js';
import { OfficerMail } from './officer-mail.js';
import { RemindRequest } from './remind-request.js';
import { RemindTasks } from './remind-tasks.js';

const providers = [OfficerMail, RemindRequest, RemindTasks, RemindBreach, RemindEnquiries];

/** What of the register speaks to officers by mail. */
@Module({ providers, exports: providers })
export class RequestsModule {}
