import { Global, Module } from '@nestjs/common';
import { loadMasterKey, SettingsService } from '#foundation';
import { Passkeys } from './passkeys.js';
import { SecondFactors } from './second-factors.js';
import { SignIn } from './sign-in.js';
import { StaffPolicy } from './staff-policy.js';
import { StepUp } from './step-up.js';

@Global()
@Module({
  providers: [
    {
      provide: StaffPolicy,
      inject: [SettingsService],
      useFactory: (settings: SettingsService) =>
        new StaffPolicy(settings.values, loadMasterKey(settings.values)),
    },
    SignIn,
    SecondFactors,
    Passkeys,
    StepUp,
  ],
  exports: [StaffPolicy, SignIn, SecondFactors, Passkeys, StepUp],
})
export class StaffModule {}
