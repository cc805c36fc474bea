// @vitest-environment happy-dom
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import type { DiffDto, DiffEntryDto } from '@shared/dto/signals';
import type { StrategySummaryDto } from '@shared/dto/strategies';
import { countOf, hasMoved, newsOf } from '../../src/renderer/features/today/changes';
import './matchers';
import { openWindow, type TestWindow } from './window';

const entry = (orderbookId: string, reason: DiffEntryDto['reason']): DiffEntryDto => ({ orderbookId, ticker: orderbookId, name: `Bolag ${orderbookId}`, rank: 1, previousRank: null, reason });
const diff = (entered: readonly DiffEntryDto[], exited: readonly DiffEntryDto[]): DiffDto => ({
  strategyId: 'momentum_12_1', from: '2026-11-19', to: '2026-11-20', entered: [...entered], exited: [...exited], moved: [], reasons: {},
});

describe('what happened in a strategy', () => {
  const strategy = { strategyId: 'momentum_12_1', entered: 2, exited: 1 } as StrategySummaryDto;

  it('keeps what was only put right apart from what the market moved', () => {
    const news = newsOf(strategy, diff([entry('1', 'price'), entry('2', 'correction')], [entry('3', 'correction')]));
    expect(news.market?.entered.map(({ orderbookId }) => orderbookId)).toEqual(['1']);
    expect(news.market?.exited).toEqual([]);
    expect([...news.corrections.entered, ...news.corrections.exited].map(({ orderbookId }) => orderbookId)).toEqual(['2', '3']);
    expect(hasMoved(news)).toBe(true);
  });

  it('is quiet when nothing but corrections came and went', () => {
    const news = newsOf(strategy, diff([entry('2', 'correction')], []));
    expect(hasMoved(news)).toBe(false);
    expect(countOf(news.corrections)).toBe(1);
  });

  it('goes by the counts until the changes have been read', () => {
    expect(hasMoved(newsOf(strategy, undefined))).toBe(true);
    expect(hasMoved(newsOf({ ...strategy, entered: 0, exited: 0 }, undefined))).toBe(false);
  });
});

describe('the page of today', () => {
  let opened: TestWindow | null = null;
  afterEach(() => {
    opened?.close();
    opened = null;
  });

  it('shows corrections in a part of their own, and in no row of the market', async () => {
    opened = await openWindow();
    opened.stores.navigation.getState().show('today');
    const { today } = opened.stores;
    await waitFor(() => {
      expect(Object.keys(today.getState().diffs).length).toBeGreaterThan(0);
    });
    today.setState({ diffs: { ...today.getState().diffs, momentum_12_1: diff([entry('900001', 'price'), entry('900002', 'correction')], []) } });
    const part = await screen.findByRole('region', { name: 'Rättade uppgifter' });
    expect(within(part).getByText('Bolag 900002')).toBeVisible();
    expect(within(part).queryByText('Bolag 900001')).toBeNull();
    expect(screen.getAllByText('Bolag 900002')).toHaveLength(1);
  });

  it('shows what is unread, and leads to the inbox', async () => {
    opened = await openWindow();
    const { inbox, navigation } = opened.stores;
    navigation.getState().show('today');
    await waitFor(() => {
      expect(inbox.getState().unread).toBeGreaterThan(0);
    });
    const unread = (inbox.getState().value ?? []).filter(({ readAt }) => readAt === null);
    const part = await screen.findByRole('region', { name: /oläst/ });
    expect(within(part).getByText(unread[0]!.title)).toBeVisible();
    within(part).getByRole('button', { name: /Till inkorgen/ }).click();
    expect(navigation.getState().page).toBe('inbox');
  });
});
