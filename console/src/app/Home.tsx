import { Navigate } from 'react-router';
import { homeFor } from './nav';
import { useSession } from './session';

export function Home() {
  return <Navigate to={homeFor(useSession())} replace />;
}
