import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Dated legal data: what a rule was given when it judged. */
@Entity('rule_set')
export class RuleSetEntity {
  @PrimaryColumn('uuid', { default: () => 'uuidv7()' })
  id: string;
  @Column('text')
  kind: string;
  @Column('text')
  version: string;
  @Column('jsonb')
  content: Record<string, unknown>;
  @Column('text')
  source: string;
  @Column('date', { name: 'valid_from' })
  validFrom: string;
  @Column('date', { name: 'valid_to', nullable: true })
  validTo: string | null;
  @Column('text', { name: 'proposed_by' })
  proposedBy: string;
  @Column('text', { name: 'approved_by', nullable: true })
  approvedBy: string | null;
  @Column('timestamptz', { name: 'approved_at', nullable: true })
  approvedAt: Date | null;
  @Column('uuid', { name: 'proposer_id', nullable: true })
  proposerId: string | null;
  @Column('uuid', { name: 'approver_id', nullable: true })
  approverId: string | null;
  /** Why it is proposed, in words. */
  @Column('text', { nullable: true })
  note: string | null;
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true })
  withdrawnAt: Date | null;
}

/** What TypeORM has to know of this step. */
export const ruleSetEntities = [RuleSetEntity];
