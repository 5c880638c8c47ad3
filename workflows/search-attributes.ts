import { defineSearchAttributeKey, SearchAttributeType } from '@temporalio/common';

/** What administrators may filter runs on. Never anything about the person. */
export const KIND = defineSearchAttributeKey('SamordnaKind', SearchAttributeType.KEYWORD);
export const STATE = defineSearchAttributeKey('SamordnaState', SearchAttributeType.KEYWORD);
export const NEXT_WAKE = defineSearchAttributeKey('SamordnaNextWake', SearchAttributeType.DATETIME);
