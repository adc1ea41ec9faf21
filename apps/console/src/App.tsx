import { QueryClient } from '@tanstack/react-query';
import { lazy } from 'react';
import { CoreAdminContext, CoreAdminUI, CustomRoutes, Resource, type I18nProvider } from 'react-admin';
import { Route } from 'react-router-dom';
import { authProvider } from './providers/auth-provider.js';
import { dataProvider } from './providers/data-provider.js';
import { isProblem } from './providers/problem.js';
import { Shell } from './shell/Shell.js';
// Not lazy: while its code was on the way, the router would send whoever is not signed in here again and again.
import SignIn from './shell/SignIn.js';

const NotFound = lazy(() => import('./shell/NotFound.js'));
const Home = lazy(() => import('./resources/home/index.js'));
const Inbox = lazy(() => import('./resources/inbox/index.js'));
const TicketList = lazy(() => import('./resources/tickets/TicketList.js'));
const TicketPage = lazy(() => import('./resources/tickets/TicketPage.js'));
const RequestList = lazy(() => import('./resources/requests/RequestList.js'));
const RequestPage = lazy(() => import('./resources/requests/RequestPage.js'));
const LetterList = lazy(() => import('./resources/letters/LetterList.js'));
const LetterPage = lazy(() => import('./resources/letters/LetterPage.js'));
const Templates = lazy(() => import('./resources/letters/Templates.js'));
const AuthorityList = lazy(() => import('./resources/authority/AuthorityList.js'));
const AuthorityPage = lazy(() => import('./resources/authority/AuthorityPage.js'));
const BreachList = lazy(() => import('./resources/breaches/BreachList.js'));
const BreachPage = lazy(() => import('./resources/breaches/BreachPage.js'));
const EnquiryList = lazy(() => import('./resources/enquiries/EnquiryList.js'));
const EnquiryPage = lazy(() => import('./resources/enquiries/EnquiryPage.js'));
const Channels = lazy(() => import('./resources/channels/Channels.js'));
const ChannelPage = lazy(() => import('./resources/channels/ChannelPage.js'));
const AuditList = lazy(() => import('./resources/audit/AuditList.js'));
const Staff = lazy(() => import('./resources/staff/Staff.js'));
const RuleSets = lazy(() => import('./resources/rulesets/RuleSets.js'));
const Retention = lazy(() => import('./resources/retention/index.js'));
const Certificates = lazy(() => import('./resources/retention/Certificates.js'));
const CertificatePage = lazy(() => import('./resources/retention/CertificatePage.js'));
const TriageQuality = lazy(() => import('./resources/triage/TriageQuality.js'));
const Profile = lazy(() => import('./resources/profile/Profile.js'));

/** A refusal is an answer: only what may pass by itself is asked again. */
const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (count, error) => count < 2 && !(isProblem(error) && error.status >= 400 && error.status < 500),
      refetchOnWindowFocus: false,
      staleTime: 10_000,
    },
  },
});

export function App({ i18nProvider }: { i18nProvider: I18nProvider }) {
  return (
    <CoreAdminContext
      dataProvider={dataProvider}
      authProvider={authProvider}
      i18nProvider={i18nProvider}
      queryClient={queryClient}
    >
      <CoreAdminUI
        disableTelemetry
        requireAuth
        title="DPO Desk"
        layout={Shell}
        loginPage={SignIn}
        catchAll={NotFound}
        dashboard={Home}
      >
        <Resource name="tickets" list={TicketList} edit={TicketPage} />
        <Resource name="requests" list={RequestList} edit={RequestPage} />
        <Resource name="letters" list={LetterList} edit={LetterPage} />
        <Resource name="authority-files" list={AuthorityList} edit={AuthorityPage} />
        <Resource name="breaches" list={BreachList} edit={BreachPage} />
        <Resource name="enquiries" list={EnquiryList} edit={EnquiryPage} />
        <Resource name="channels" list={Channels} edit={ChannelPage} />
        <Resource name="audit-events" list={AuditList} />
        <Resource name="officers" list={Staff} />
        <Resource name="rule-sets" list={RuleSets} />
        <CustomRoutes>
          <Route path="/inbox" element={<Inbox />} />
          <Route path="/triage-quality" element={<TriageQuality />} />
          <Route path="/retention" element={<Retention />} />
          <Route path="/retention/certificates" element={<Certificates />} />
          <Route path="/retention/certificates/:id" element={<CertificatePage />} />
          <Route path="/templates" element={<Templates />} />
          <Route path="/profile" element={<Profile />} />
        </CustomRoutes>
      </CoreAdminUI>
    </CoreAdminContext>
  );
}
