import {
  AccountBookOutlined, ApiOutlined, AuditOutlined, BankOutlined, BarChartOutlined, BookOutlined, CalculatorOutlined, CalendarOutlined, CarOutlined,
  ClusterOutlined, ContainerOutlined, ControlOutlined, DashboardOutlined, DiffOutlined, DisconnectOutlined, ExportOutlined, FileAddOutlined,
  FileExcelOutlined, FileProtectOutlined, FileSearchOutlined, FileTextOutlined, ImportOutlined, InboxOutlined, KeyOutlined, LineChartOutlined, LinkOutlined,
  MailOutlined, NodeIndexOutlined, ProfileOutlined, ReadOutlined, ReconciliationOutlined, RetweetOutlined, RollbackOutlined,
  SafetyCertificateOutlined, SafetyOutlined, SendOutlined, ShopOutlined, ShoppingOutlined, StopOutlined, TableOutlined, TeamOutlined, ToolOutlined,
  TransactionOutlined, TruckOutlined, UnorderedListOutlined, UserOutlined, UsergroupAddOutlined,
} from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { Role, Session } from '../api/types';
import type { Key } from '../i18n';
import { has } from './session';

export interface NavItem { path: string; label: Key; icon: ReactNode; roles: Role[] | 'all' }
export interface NavGroup { label: Key; items: NavItem[] }

const DESKS: Role[] = ['DECLARANT', 'TRADER_MANAGER'];
const OFFICIALS: Role[] = ['OFFICER', 'INSPECTOR', 'SENIOR', 'ANALYST', 'ADMIN'];
const CASES: Role[] = ['OFFICER', 'SENIOR', 'ANALYST', 'INSPECTOR'];

/** The whole navigation; each account sees what its roles may use. */
export const NAV: NavGroup[] = [
  { label: 'common.navWork', items: [
    { path: '/dashboard', label: 'common.dashboard', icon: <DashboardOutlined />, roles: ['OFFICER', 'SENIOR', 'ANALYST'] },
    { path: '/queue', label: 'common.queue', icon: <InboxOutlined />, roles: ['OFFICER', 'SENIOR'] },
    { path: '/declarations', label: 'common.declarations', icon: <FileSearchOutlined />, roles: CASES },
    { path: '/inspections', label: 'common.inspections', icon: <AuditOutlined />, roles: ['OFFICER', 'SENIOR', 'INSPECTOR'] },
  ] },
  { label: 'common.navTrade', items: [
    { path: '/desk', label: 'common.desk', icon: <FileTextOutlined />, roles: DESKS },
    { path: '/messages', label: 'common.messages', icon: <MailOutlined />, roles: DESKS },
    { path: '/connections', label: 'common.connections', icon: <ApiOutlined />, roles: ['TRADER_MANAGER', 'DECLARANT'] },
    { path: '/offline', label: 'continuity.nav', icon: <DisconnectOutlined />, roles: [...DESKS, 'OFFICER', 'SENIOR'] },
  ] },
  { label: 'retail.nav', items: [
    { path: '/retail/monitor', label: 'retail.monitor', icon: <LineChartOutlined />, roles: [...CASES, 'ADMIN'] },
    { path: '/retail/lists', label: 'retail.lists', icon: <ShoppingOutlined />, roles: [...CASES, ...DESKS] },
    { path: '/retail/documents', label: 'retail.documents', icon: <SendOutlined />, roles: DESKS },
    { path: '/retail/returns', label: 'retail.returns', icon: <RollbackOutlined />, roles: ['OFFICER', 'INSPECTOR', 'SENIOR', ...DESKS] },
    { path: '/retail/taxes', label: 'retail.taxes', icon: <AccountBookOutlined />, roles: ['OFFICER', 'SENIOR', 'ANALYST', ...DESKS] },
    { path: '/retail/summaries', label: 'retail.summaries', icon: <ContainerOutlined />, roles: ['OFFICER', 'SENIOR', 'ANALYST', ...DESKS] },
    { path: '/retail/warehouses', label: 'retail.warehouses', icon: <ShopOutlined />, roles: ['OFFICER', 'SENIOR', ...DESKS] },
    { path: '/retail/buyers', label: 'retail.buyers', icon: <UserOutlined />, roles: ['OFFICER', 'SENIOR'] },
    { path: '/retail/guarantees', label: 'retail.guarantees', icon: <SafetyCertificateOutlined />, roles: ['OFFICER', 'SENIOR', ...DESKS] },
    { path: '/retail/rules', label: 'retail.rules', icon: <FileProtectOutlined />, roles: [...CASES, 'ADMIN', ...DESKS] },
    { path: '/retail/certificates', label: 'retail.certificates', icon: <KeyOutlined />, roles: ['ADMIN', 'OFFICER', 'SENIOR', ...DESKS] },
    { path: '/retail/platforms', label: 'retail.platformAddresses', icon: <LinkOutlined />, roles: ['ADMIN', 'OFFICER', 'SENIOR'] },
  ] },
  { label: 'periodic.nav', items: [
    { path: '/periodic/approvals', label: 'periodic.approvals', icon: <FileProtectOutlined />, roles: [...CASES, ...DESKS] },
    { path: '/periodic/deliveries', label: 'periodic.deliveries', icon: <TruckOutlined />, roles: [...CASES, ...DESKS] },
    { path: '/periodic/statements', label: 'periodic.statements', icon: <ReconciliationOutlined />, roles: [...CASES, ...DESKS] },
  ] },
  { label: 'temporary.nav', items: [
    { path: '/temporary/exhibitions', label: 'temporary.exhibitions', icon: <BankOutlined />, roles: [...CASES, ...DESKS] },
    { path: '/temporary/lists', label: 'temporary.lists', icon: <UnorderedListOutlined />, roles: [...CASES, ...DESKS] },
    { path: '/temporary/clearances', label: 'temporary.clearances', icon: <SendOutlined />, roles: [...CASES, ...DESKS] },
    { path: '/temporary/approvals', label: 'temporary.approvals', icon: <FileProtectOutlined />, roles: [...CASES, ...DESKS] },
    { path: '/temporary/vehicles', label: 'vehicle.nav', icon: <CarOutlined />, roles: [...CASES, ...DESKS] },
    { path: '/suspense', label: 'suspense.accounts', icon: <RollbackOutlined />, roles: [...CASES, ...DESKS] },
  ] },
  { label: 'common.navMoney', items: [
    { path: '/bills', label: 'common.bills', icon: <BankOutlined />, roles: [...DESKS, 'OFFICER', 'SENIOR', 'BANK'] },
    { path: '/consolidated-tax', label: 'money.months', icon: <CalendarOutlined />, roles: [...DESKS, 'OFFICER', 'SENIOR'] },
    { path: '/guarantees', label: 'guarantee.nav', icon: <SafetyCertificateOutlined />, roles: [...DESKS, 'OFFICER', 'SENIOR'] },
    { path: '/payments', label: 'common.payments', icon: <ProfileOutlined />, roles: ['BANK', 'OFFICER', 'SENIOR', ...DESKS] },
    { path: '/bank-orders', label: 'bank.orders', icon: <TransactionOutlined />, roles: ['OFFICER', 'SENIOR', ...DESKS] },
    { path: '/bank', label: 'bank.nav', icon: <ReconciliationOutlined />, roles: ['BANK', 'OFFICER', 'SENIOR'] },
    { path: '/refunds', label: 'refund.nav', icon: <RetweetOutlined />, roles: ['OFFICER', 'SENIOR', ...DESKS] },
    { path: '/levies', label: 'levy.nav', icon: <FileAddOutlined />, roles: ['OFFICER', 'SENIOR'] },
    { path: '/ledger', label: 'ledger.nav', icon: <AccountBookOutlined />, roles: ['SENIOR', 'ADMIN'] },
  ] },
  { label: 'common.navInsight', items: [
    { path: '/targeting/rules', label: 'common.rules', icon: <SafetyOutlined />, roles: ['ANALYST', 'SENIOR'] },
    { path: '/targeting/settings', label: 'common.riskSettings', icon: <ControlOutlined />, roles: ['ANALYST'] },
    { path: '/targeting/references', label: 'common.riskReferences', icon: <LineChartOutlined />, roles: ['ANALYST', 'SENIOR'] },
    { path: '/targeting/exemptions', label: 'common.exemptions', icon: <StopOutlined />, roles: ['ANALYST'] },
  ] },
  { label: 'common.navGate', items: [
    { path: '/gate/lane', label: 'common.laneConsole', icon: <CarOutlined />, roles: ['LANE'] },
    { path: '/gate/lanes', label: 'common.lanes', icon: <ClusterOutlined />, roles: ['OFFICER', 'SENIOR'] },
    { path: '/gate/passages', label: 'common.passages', icon: <TruckOutlined />, roles: ['OFFICER', 'SENIOR', 'LANE'] },
    { path: '/gate/releases', label: 'common.releases', icon: <UnorderedListOutlined />, roles: ['OFFICER', 'SENIOR', 'INSPECTOR', ...DESKS] },
    { path: '/terminal/arrivals', label: 'common.arrivals', icon: <NodeIndexOutlined />, roles: ['TERMINAL', 'OFFICER', 'SENIOR'] },
    { path: '/terminal/pickups', label: 'common.pickups', icon: <InboxOutlined />, roles: ['TERMINAL', 'OFFICER', 'SENIOR', ...DESKS] },
  ] },
  { label: 'common.navTariff', items: [
    { path: '/reference/duty', label: 'common.duty', icon: <CalculatorOutlined />, roles: 'all' },
    { path: '/reference/batches', label: 'tariffs.batch', icon: <FileExcelOutlined />, roles: [...DESKS, 'OFFICER', 'SENIOR', 'ANALYST'] },
    { path: '/handbook', label: 'handbook.nav', icon: <ReadOutlined />, roles: 'all' },
    { path: '/reference/tariff', label: 'common.tariff', icon: <BookOutlined />, roles: 'all' },
    { path: '/reference/changes', label: 'tariffs.changes', icon: <DiffOutlined />, roles: 'all' },
    { path: '/admin/tariff-imports', label: 'admin.imports', icon: <ImportOutlined />, roles: ['ADMIN'] },
  ] },
  { label: 'common.navReference', items: [
    { path: '/reference/codes', label: 'common.codes', icon: <TableOutlined />, roles: 'all' },
    { path: '/reference/rules', label: 'common.catalogue', icon: <ProfileOutlined />, roles: 'all' },
  ] },
  { label: 'common.navAdmin', items: [
    { path: '/admin/accounts', label: 'common.accounts', icon: <TeamOutlined />, roles: ['ADMIN', 'TRADER_MANAGER'] },
    { path: '/admin/two-persons', label: 'oversight.twoPersons', icon: <UsergroupAddOutlined />, roles: OFFICIALS },
    { path: '/admin/conflicts', label: 'oversight.conflicts', icon: <DisconnectOutlined />, roles: OFFICIALS },
    { path: '/admin/exports', label: 'oversight.exports', icon: <ExportOutlined />, roles: ['ADMIN', 'SENIOR'] },
    { path: '/admin/traders', label: 'common.traders', icon: <ShopOutlined />, roles: ['ADMIN'] },
    { path: '/admin/jobs', label: 'common.jobs', icon: <ToolOutlined />, roles: ['ADMIN'] },
    { path: '/admin/status', label: 'common.status', icon: <BarChartOutlined />, roles: ['ADMIN'] },
  ] },
];

export function navFor(session: Session): NavGroup[] {
  return NAV.map((g) => ({ ...g, items: g.items.filter((i) => allowed(session, i)) })).filter((g) => g.items.length > 0);
}

function allowed(session: Session, item: NavItem): boolean {
  if (item.roles === 'all') {
    return !(session.roles.length === 1 && session.roles[0] === 'LANE');
  }
  return has(session, ...item.roles);
}

/** Where an account begins its day. */
export function homeFor(session: Session): string {
  const homes: [Role, string][] = [
    ['OFFICER', '/dashboard'], ['SENIOR', '/dashboard'], ['INSPECTOR', '/inspections'], ['ANALYST', '/targeting/rules'], ['ADMIN', '/admin/status'],
    ['DECLARANT', '/desk'], ['TRADER_MANAGER', '/desk'], ['BANK', '/bills'], ['TERMINAL', '/terminal/pickups'], ['LANE', '/gate/lane'],
  ];
  return homes.find(([r]) => session.roles.includes(r))?.[1] ?? '/reference/codes';
}
