import { useQuery } from '@tanstack/react-query';
import { desk } from './api.js';
import { useMay } from './session-store.js';

/** The figures of the day: home page, top bar and rail share one answer. */
export function useHome() {
  const may = useMay();
  return useQuery({
    queryKey: ['home'],
    queryFn: desk.home,
    enabled: may('home.read'),
    staleTime: 30_000,
    refetchInterval: 120_000,
  });
}
