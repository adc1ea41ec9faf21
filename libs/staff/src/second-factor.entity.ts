import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A TOTP generator or a passkey of an officer. */
@Entity('second_factor')
export class SecondFactorEntity {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id: string;
  @Column('uuid', { name: 'officer_id' })
  officerId: string;
  @Column('text')
  kind: 'totp' | 'passkey';
  @Column('text')
  label: string;
  /** TOTP: the sealed secret. Passkey: the public key (COSE). */
  @Column('bytea')
  secret: Buffer;
  @Column('text', { name: 'credential_id', nullable: true })
  credentialId: string | null;
  @Column('bigint', { name: 'sign_count', default: 0 })
  signCount: string;
  @Column('text', { array: true, default: () => `'{}'` })
  transports: string[];
  @Column('timestamptz', { name: 'confirmed_at', nullable: true })
  confirmedAt: Date | null;
  /** The last accepted time step: a code works once. */
  @Column('bigint', { name: 'last_step', nullable: true })
  lastStep: string | null;
  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt: Date | null;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' })
  createdAt: Date;
}
