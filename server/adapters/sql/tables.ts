/** The tables that SQLite and PostgreSQL share, as Kysely sees them. Times are ISO text, yes/no is 1/0. */
export interface EventsTable {
  readonly stream: string;
  readonly seq: number;
  readonly at: string;
  /** JSON. */
  readonly body: string;
}

export interface CommandsTable {
  readonly stream: string;
  readonly command_id: string;
  readonly person_id: string;
  /** JSON. */
  readonly reply: string;
}

export interface StatesTable {
  readonly stream: string;
  readonly seq: number;
  /** JSON. */
  readonly state: string;
}

export interface ProjectionsTable {
  readonly table_name: string;
  readonly key: string;
  readonly scope: string;
  readonly tag: string;
  readonly sort: string;
  /** JSON. */
  readonly doc: string;
}

export interface PollsTable {
  readonly poll_id: string;
  readonly status: 'open' | 'closed';
}

/** Who has voted. Nothing here says what, nor when. */
export interface VotersTable {
  readonly poll_id: string;
  readonly person_id: string;
  readonly command_id: string;
}

/** What was voted in secret polls. Nothing here says who, nor when: `ballot_id` is chance. */
export interface SecretBallotsTable {
  readonly poll_id: string;
  readonly ballot_id: string;
  /** JSON. */
  readonly answer: string;
}

/** Who voted what, in named polls only. */
export interface NamedBallotsTable {
  readonly poll_id: string;
  readonly person_id: string;
  /** JSON. */
  readonly answer: string;
}

export interface SupportsTable {
  readonly target_id: string;
  readonly person_id: string;
  readonly scope: string;
}

export interface VisitsTable {
  readonly scope: string;
  readonly person_id: string;
}

export interface TenantsTable {
  readonly id: string;
  readonly name: string;
}

export interface UnitsTable {
  readonly id: string;
  readonly tenant_id: string;
  readonly name: string;
  readonly created_at: string;
}

export interface AccountsTable {
  readonly id: string;
  readonly tenant_id: string;
  readonly login_name: string;
  readonly name: string;
  readonly role: string;
  readonly unit_id: string | null;
  readonly password_hash: string;
  readonly disabled: number;
  readonly failed_attempts: number;
  readonly locked_until: string | null;
  readonly created_at: string;
}

export interface SignInsTable {
  readonly digest: string;
  readonly account_id: string;
  readonly created_at: string;
  readonly expires_at: string;
}

export interface InvitesTable {
  readonly digest: string;
  readonly tenant_id: string;
  readonly role: string;
  readonly unit_id: string | null;
  readonly name: string;
  readonly created_by: string;
  readonly expires_at: string;
  readonly used_at: string | null;
}

export interface Tables {
  readonly events: EventsTable;
  readonly commands: CommandsTable;
  readonly states: StatesTable;
  readonly projections: ProjectionsTable;
  readonly polls: PollsTable;
  readonly voters: VotersTable;
  readonly secret_ballots: SecretBallotsTable;
  readonly named_ballots: NamedBallotsTable;
  readonly supports: SupportsTable;
  readonly visits: VisitsTable;
  readonly tenants: TenantsTable;
  readonly units: UnitsTable;
  readonly accounts: AccountsTable;
  readonly sign_ins: SignInsTable;
  readonly invites: InvitesTable;
}
