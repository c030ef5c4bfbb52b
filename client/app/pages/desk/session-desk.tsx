/** One session on the desk: opens its room for the audience of the role, and shows the part of the address. */
import { FailedPage, NotFoundPage } from '#client/app/message-page.tsx';
import { usePageTitle } from '#client/lib/page.ts';
import { SessionProvider, useRoom } from '#client/session/session-context.tsx';
import { Spinner } from '#client/ui/feedback.tsx';
import type { StaffMe } from '#shared/contract/http.ts';
import type { StaffRole } from '#shared/kernel/roles.ts';
import { CaptionsPage } from './captions-page.tsx';
import { ClerkPage } from './clerk-page.tsx';
import { DepartmentPage } from './department-page.tsx';
import styles from './desk.module.css';
import { ModeratorPage } from './moderator-page.tsx';
import { OverviewPage } from './overview-page.tsx';
import { PlanPage } from './plan-page.tsx';
import { ReviewPage } from './review-page.tsx';
import { SessionHead } from './session-head.tsx';

interface SessionDeskProps {
  readonly code: string;
  /** `''`, `plan`, `review` or `captions`. */
  readonly part: string;
  readonly staff: StaffMe;
}

/** The room stays open while its parts are changed. */
export function SessionDesk({ code, part, staff }: SessionDeskProps) {
  return (
    <SessionProvider
      code={code}
      audience={staff.role === 'department' ? 'unit' : 'staff'}
      loading={<Spinner height="60dvh" />}
      failed={(failure, retry) => <FailedPage code={failure} retry={retry} />}
    >
      <OpenDesk part={part} staff={staff} />
    </SessionProvider>
  );
}

function OpenDesk({ part, staff }: { readonly part: string; readonly staff: StaffMe }) {
  const title = useRoom((room) => room.session.title);
  usePageTitle(`${title} · ${staff.tenantName}`);
  return (
    <div className={styles.session}>
      <SessionHead role={staff.role} />
      <Part part={part} staff={staff} />
    </div>
  );
}

const CAPTIONS: readonly StaffRole[] = ['administrator', 'moderator', 'clerk'];
const REVIEWS: readonly StaffRole[] = ['administrator', 'moderator', 'reviewer'];

/** Parts beside the desk itself. */
function SidePart({ part, staff }: { readonly part: string; readonly staff: StaffMe }) {
  if (part === 'captions' && CAPTIONS.includes(staff.role)) return <CaptionsPage />;
  if (part === 'plan' && staff.role !== 'department') return <PlanPage staff={staff} />;
  if (part === 'review' && REVIEWS.includes(staff.role)) return <ReviewPage role={staff.role} />;
  return <NotFoundPage />;
}

function Part({ part, staff }: { readonly part: string; readonly staff: StaffMe }) {
  if (part !== '') return <SidePart part={part} staff={staff} />;
  switch (staff.role) {
    case 'administrator':
    case 'moderator':
      return <ModeratorPage role={staff.role} />;
    case 'reviewer':
      return <ReviewPage role={staff.role} />;
    case 'department':
      return <DepartmentPage staff={staff} />;
    case 'clerk':
      return <ClerkPage />;
    default:
      return <OverviewPage role={staff.role} />;
  }
}
