// What a bill says of a target, in words.
import { describe, expect, it } from 'vitest';
import { isUnrecorded, nameOfTarget, parseCode, reachedText, wanted } from '../targets';
import { codeOf } from '../words';

describe('the code of a target', () => {
  it('says measure, value and target', () => {
    expect(codeOf('target', 'delivered_in_window 18/20 9500')).toBe('时限达成率 90.00 %（18/20） ≥ 95.00 %');
  });
  it('says where complaints and answers were read, and minutes as their mean', () => {
    const r = parseCode('answer_minutes:disputes 90/4 30');
    expect(nameOfTarget(r)).toBe('异常响应时长（结算争议）');
    expect(reachedText(r)).toBe('22.5 分钟（4 次答复）');
    expect(wanted(r)).toBe('≤ 30 分钟');
    expect(isUnrecorded(r)).toBe(false);
  });
  it('of an older statement has no target', () => {
    expect(codeOf('target', 'scanned 3/4')).toBe('扫描率 75.00 %（3/4）');
  });
  it('of anything else stays as it is', () => {
    expect(codeOf('handover', 'scanned 3/4 9')).toBe('scanned 3/4 9');
  });
  it('tells that nobody keeps what customers say', () => {
    expect(isUnrecorded(parseCode('complaints 0/0 10'))).toBe(true);
    expect(isUnrecorded(parseCode('lost 0/10 10'))).toBe(false);
  });
});
