import type { DischargeState } from '../discharge/state.ts';
import type { Access } from './access.ts';
import type { DirectionOf, Viewer } from './frame-view.ts';

/**
 * The ward's own deliveries, what the viewer's party has been told, and for an administrator the frame of all. A unit's messages to
 * other units are not shown to it: they would name whom the ward has judged.
 */
export function directionsFor(state: DischargeState, viewer: Viewer, access: Access): DirectionOf {
  return (delivery) => {
    if (access.as === 'technical') return 'technical';
    const isSender = delivery.requestedBy === viewer.party;
    if (isSender && (access.as === 'ward' || delivery.to.party === state.ward?.party)) return 'sent';
    return delivery.to.party === viewer.party && delivery.toldAt !== undefined ? 'received' : undefined;
  };
}
