// What the server found wrong, in words for whom fills in the form.
import type { Problem } from '@/lib/api';
import { describe, expect, it } from 'vitest';
import { faultsOf } from '../form';

const faults = (code: string, detail: string) =>
  faultsOf({ errors: [{ pointer: '/x', code, detail }], pointer: '' } as unknown as Problem)['/x'];

describe('faultsOf', () => {
  it('asks for a date where none was given, without the name of its form in the API', () => {
    expect(faults('type', 'date yyyy-mm-dd')).toBe('请填日期');
  });
  it('leaves out what the API calls the right type', () => {
    expect(faults('type', 'integer')).toBe('格式不对');
  });
  it('tells limits', () => {
    expect(faults('too_long', '60')).toBe('太长 60');
  });
});
