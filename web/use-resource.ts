import { useCallback, useEffect, useRef, useState } from 'react';
import { ApiError, call } from './api.ts';

const REFRESH_MS = 60_000;

export interface Resource<T> {
  data: T | undefined;
  error: ApiError | undefined;
  /** Reads it again now. */
  reload: () => Promise<void>;
}

/**
 * What the path gives, read again once a minute while the page is in view. What was read stays while it is read again or when
 * that fails; another path begins from nothing.
 */
export function useResource<T>(path: string): Resource<T> {
  const [found, setFound] = useState<{ path: string; data?: T; error?: ApiError }>({ path });
  const latest = useRef(0);

  const load = useCallback(
    async (signal?: AbortSignal) => {
      const turn = (latest.current += 1);
      const answer = await call<T>('GET', path, undefined, signal).then(
        (data) => ({ data }),
        (error: unknown) => ({
          error:
            error instanceof ApiError ? error : new ApiError(0, { code: 'fault', text: 'Sidan kunde inte visas.' }),
        }),
      );
      if (signal?.aborted || turn !== latest.current) return;
      setFound((before) => ({
        ...(before.path === path && before.data !== undefined ? { data: before.data } : {}),
        ...answer,
        path,
      }));
    },
    [path],
  );

  useEffect(() => {
    const stop = new AbortController();
    void load(stop.signal);
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void load(stop.signal);
    }, REFRESH_MS);
    return () => {
      clearInterval(timer);
      stop.abort();
    };
  }, [load]);

  const current = found.path === path ? found : undefined;
  return { data: current?.data, error: current?.error, reload: () => load() };
}
