import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '#domain';

/** A member of staff who signs in. */
@Entity('officer')
export class OfficerEntity {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id: string;
  @Column('text')
  email: string;
  @Column('text')
  name: string;
  @Column('text', { array: true })
  roles: Role[];
  /** Decides for the controller: a refusal names such an officer. */
  @Column('boolean', { name: 'acts_for_controller', default: false })
  actsForController: boolean;
  /** Named for authority files: a restricted ticket is granted to this officer at once. */
  @Column('boolean', { name: 'authority_desk', default: false })
  authorityDesk: boolean;
  @Column('text', { default: 'fr' })
  locale: 'fr' | 'en';
  @Column('text', { default: 'system' })
  theme: 'system' | 'light' | 'dark';
  @Column('boolean', { default: false })
  sample: boolean;
  @Column('text', { default: 'active' })
  state: 'active' | 'disabled';
  @Column('timestamptz', { name: 'valid_until', nullable: true })
  validUntil: Date | null;
  @Column('text', { name: 'password_hash', nullable: true, select: false })
  passwordHash?: string | null;
  @Column('timestamptz', { name: 'password_changed_at', nullable: true })
  passwordChangedAt: Date | null;
  @Column('timestamptz', { name: 'last_sign_in_at', nullable: true })
  lastSignInAt: Date | null;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
  @Column('int', { default: 1 })
  version: number;
}
