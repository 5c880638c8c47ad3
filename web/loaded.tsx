import type { ReactNode } from 'react';
import type { ApiError } from './api.ts';
import { swedishClock } from './time.ts';
import type { Resource } from './use-resource.ts';

/** Shows what was read. A later reading that failed is said above what is still shown. */
export function Loaded<T extends { at: string }>({
  from,
  children,
}: {
  from: Resource<T>;
  children: (data: T) => ReactNode;
}) {
  const { data, error, reload } = from;
  if (!data && !error) return <output>Hämtar …</output>;
  return (
    <>
      {error && (
        <div className="notice bad" role="alert">
          <p>
            {error.message} {data ? `Du ser läget ${swedishClock(data.at)}.` : nextStepOfReading(error)}
          </p>
          <button type="button" onClick={() => void reload()}>
            Hämta igen
          </button>
        </div>
      )}
      {data && children(data)}
    </>
  );
}

function nextStepOfReading(error: ApiError): string {
  if (error.status === 404) return 'Gå tillbaka till listan.';
  if (error.status === 401) return 'Ladda om sidan för att logga in.';
  return '';
}
