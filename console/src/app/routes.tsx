import { createBrowserRouter, Navigate } from 'react-router';
import type { ComponentType } from 'react';
import { Failure } from './Failure';
import { Guard } from './Guard';
import { Home } from './Home';
import { Shell } from './Shell';

/** Each page is its own chunk, fetched when first opened. */
function page<M>(load: () => Promise<M>, pick: (module: M) => ComponentType) {
  return async () => ({ Component: pick(await load()) });
}

export const routes = createBrowserRouter([
  { path: '/login', lazy: page(() => import('../pages/login/LoginPage'), (m) => m.LoginPage), errorElement: <Failure />, HydrateFallback: () => null },
  {
    element: <Guard />,
    errorElement: <Failure />,
    HydrateFallback: () => null,
    children: [
      { path: '/gate/lane', lazy: page(() => import('../pages/gate/LanePage'), (m) => m.LanePage) },
      {
        element: <Shell />,
        children: [
          { errorElement: <Failure />, children: [
            { index: true, element: <Home /> },
            { path: 'dashboard', lazy: page(() => import('../pages/officer/DashboardPage'), (m) => m.DashboardPage) },
            { path: 'queue', lazy: page(() => import('../pages/officer/QueuePage'), (m) => m.QueuePage) },
            { path: 'declarations', lazy: page(() => import('../pages/officer/DeclarationsPage'), (m) => m.DeclarationsPage) },
            { path: 'declarations/new', lazy: page(() => import('../pages/desk/FormPage'), (m) => m.FormPage) },
            { path: 'declarations/:id', lazy: page(() => import('../pages/declaration/CasePage'), (m) => m.CasePage) },
            { path: 'declarations/:id/edit', lazy: page(() => import('../pages/desk/FormPage'), (m) => m.FormPage) },
            { path: 'desk', lazy: page(() => import('../pages/desk/DeskPage'), (m) => m.DeskPage) },
            { path: 'messages', lazy: page(() => import('../pages/messages/MessagesPage'), (m) => m.MessagesPage) },
            { path: 'messages/:id', lazy: page(() => import('../pages/messages/MessagePage'), (m) => m.MessagePage) },
            { path: 'connections', lazy: page(() => import('../pages/connections/ConnectionsPage'), (m) => m.ConnectionsPage) },
            { path: 'retail', element: <Navigate to="/retail/lists" replace /> },
            { path: 'retail/monitor', lazy: page(() => import('../pages/retail/MonitorPage'), (m) => m.MonitorPage) },
            { path: 'retail/lists', lazy: page(() => import('../pages/retail/ListsPage'), (m) => m.ListsPage) },
            { path: 'retail/lists/:id', lazy: page(() => import('../pages/retail/ListCasePage'), (m) => m.ListCasePage) },
            { path: 'retail/documents', lazy: page(() => import('../pages/retail/DocumentsPage'), (m) => m.DocumentsPage) },
            { path: 'retail/returns', lazy: page(() => import('../pages/retail/ReturnsPage'), (m) => m.ReturnsPage) },
            { path: 'retail/buyers', lazy: page(() => import('../pages/retail/BuyerPage'), (m) => m.BuyerPage) },
            { path: 'retail/guarantees', lazy: page(() => import('../pages/retail/GuaranteesPage'), (m) => m.GuaranteesPage) },
            { path: 'retail/rules', lazy: page(() => import('../pages/retail/RulesPage'), (m) => m.RulesPage) },
            { path: 'retail/summaries', lazy: page(() => import('../pages/retail/SummariesPage'), (m) => m.SummariesPage) },
            { path: 'retail/summaries/:id', lazy: page(() => import('../pages/retail/SummaryPage'), (m) => m.SummaryPage) },
            { path: 'retail/warehouses', lazy: page(() => import('../pages/retail/WarehousesPage'), (m) => m.WarehousesPage) },
            { path: 'retail/certificates', lazy: page(() => import('../pages/retail/CertificatesPage'), (m) => m.CertificatesPage) },
            { path: 'bills', lazy: page(() => import('../pages/revenue/BillsPage'), (m) => m.BillsPage) },
            { path: 'consolidated-tax', lazy: page(() => import('../pages/consolidated/MonthsPage'), (m) => m.MonthsPage) },
            { path: 'consolidated-tax/:number', lazy: page(() => import('../pages/consolidated/MonthPage'), (m) => m.MonthPage) },
            { path: 'bank', lazy: page(() => import('../pages/bank/BankPage'), (m) => m.BankPage) },
            { path: 'bank-orders', lazy: page(() => import('../pages/bank/OrdersPage'), (m) => m.OrdersPage) },
            { path: 'refunds', lazy: page(() => import('../pages/refund/RefundsPage'), (m) => m.RefundsPage) },
            { path: 'refunds/:number', lazy: page(() => import('../pages/refund/RefundPage'), (m) => m.RefundPage) },
            { path: 'levies', lazy: page(() => import('../pages/levy/LeviesPage'), (m) => m.LeviesPage) },
            { path: 'guarantees', lazy: page(() => import('../pages/guarantee/GuaranteesPage'), (m) => m.GuaranteesPage) },
            { path: 'guarantees/:number', lazy: page(() => import('../pages/guarantee/GuaranteePage'), (m) => m.GuaranteePage) },
            { path: 'payments', lazy: page(() => import('../pages/revenue/PaymentsPage'), (m) => m.PaymentsPage) },
            { path: 'inspections', lazy: page(() => import('../pages/inspection/InspectionsPage'), (m) => m.InspectionsPage) },
            { path: 'inspections/:id', lazy: page(() => import('../pages/inspection/InspectionPage'), (m) => m.InspectionPage) },
            { path: 'targeting/rules', lazy: page(() => import('../pages/targeting/RulesPage'), (m) => m.RulesPage) },
            { path: 'targeting/rules/:id', lazy: page(() => import('../pages/targeting/RulePage'), (m) => m.RulePage) },
            { path: 'targeting/exemptions', lazy: page(() => import('../pages/targeting/ExemptionsPage'), (m) => m.ExemptionsPage) },
            { path: 'targeting/settings', lazy: page(() => import('../pages/targeting/SettingsPage'), (m) => m.SettingsPage) },
            { path: 'gate/lanes', lazy: page(() => import('../pages/gate/LanesPage'), (m) => m.LanesPage) },
            { path: 'gate/passages', lazy: page(() => import('../pages/gate/PassagesPage'), (m) => m.PassagesPage) },
            { path: 'gate/releases', lazy: page(() => import('../pages/gate/ReleasesPage'), (m) => m.ReleasesPage) },
            { path: 'terminal/arrivals', lazy: page(() => import('../pages/cargo/ArrivalsPage'), (m) => m.ArrivalsPage) },
            { path: 'terminal/pickups', lazy: page(() => import('../pages/cargo/PickupsPage'), (m) => m.PickupsPage) },
            { path: 'reference', element: <Navigate to="/reference/codes" replace /> },
            { path: 'reference/codes', lazy: page(() => import('../pages/reference/CodesPage'), (m) => m.CodesPage) },
            { path: 'reference/codes/:list', lazy: page(() => import('../pages/reference/CodesPage'), (m) => m.CodesPage) },
            { path: 'reference/tariff', lazy: page(() => import('../pages/reference/TariffPage'), (m) => m.TariffPage) },
            { path: 'reference/tariff/:code', lazy: page(() => import('../pages/reference/TariffLinePage'), (m) => m.TariffLinePage) },
            { path: 'reference/rules', lazy: page(() => import('../pages/reference/CataloguePage'), (m) => m.CataloguePage) },
            { path: 'reference/batches', lazy: page(() => import('../pages/tariff/BatchPage'), (m) => m.BatchPage) },
            { path: 'reference/changes', lazy: page(() => import('../pages/tariff/ChangesPage'), (m) => m.ChangesPage) },
            { path: 'reference/duty', lazy: page(() => import('../pages/duty/CalculatorPage'), (m) => m.CalculatorPage) },
            { path: 'handbook', lazy: page(() => import('../pages/tariff/HandbookPage'), (m) => m.HandbookPage) },
            { path: 'handbook/:code', lazy: page(() => import('../pages/tariff/HandbookPage'), (m) => m.HandbookPage) },
            { path: 'admin/accounts', lazy: page(() => import('../pages/admin/AccountsPage'), (m) => m.AccountsPage) },
            { path: 'admin/traders', lazy: page(() => import('../pages/admin/TradersPage'), (m) => m.TradersPage) },
            { path: 'admin/jobs', lazy: page(() => import('../pages/admin/JobsPage'), (m) => m.JobsPage) },
            { path: 'admin/tariff-imports', lazy: page(() => import('../pages/admin/TariffImportsPage'), (m) => m.TariffImportsPage) },
            { path: 'admin/status', lazy: page(() => import('../pages/admin/StatusPage'), (m) => m.StatusPage) },
            { path: 'admin/two-persons', lazy: page(() => import('../pages/oversight/TwoPersonsPage'), (m) => m.TwoPersonsPage) },
            { path: 'admin/conflicts', lazy: page(() => import('../pages/oversight/ConflictsPage'), (m) => m.ConflictsPage) },
            { path: 'admin/exports', lazy: page(() => import('../pages/oversight/ExportsPage'), (m) => m.ExportsPage) },
            { path: 'passkeys', lazy: page(() => import('../pages/account/PasskeysPage'), (m) => m.PasskeysPage) },
            { path: '*', element: <Failure /> },
          ] },
        ],
      },
    ],
  },
]);
