import { OfficerEntity } from './officer.entity.js';
import { SecondFactorEntity } from './second-factor.entity.js';

/** What TypeORM has to know of this step. */
export const staffEntities = [OfficerEntity, SecondFactorEntity];
