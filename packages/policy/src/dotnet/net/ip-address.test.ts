import { describe, expect, it } from 'vitest';
import { evaluateText } from '../../testing/evaluate.ts';
import { outcomeOf } from '../../testing/run-member.ts';

const invalid = 'System.FormatException: An invalid IP address was specified.';

describe('IPAddress', () => {
  it.each([
    ['IPAddress.Parse("10.1.2.3")', '10.1.2.3'],
    ['IPAddress.Parse("10.1")', '10.0.0.1'],
    ['IPAddress.Parse("0x7f.1")', '127.0.0.1'],
    ['IPAddress.Parse("2001:0db8:0000:0000:0000:0000:0000:0001")', '2001:db8::1'],
    ['IPAddress.Parse("1:0:0:2:0:0:0:3")', '1:0:0:2::3'],
    ['IPAddress.Parse("::")', '::'],
    ['IPAddress.Parse("::ffff:192.168.0.1")', '::ffff:192.168.0.1'],
    ['IPAddress.Parse("[::1]:443")', '::1'],
    ['IPAddress.Parse("fe80::1%4")', 'fe80::1%4'],
    ['IPAddress.Parse("256.1.1.1")', invalid],
    ['IPAddress.Parse("x")', invalid],
    ['IPAddress.Parse("1::2::3")', invalid],
    ['IPAddress.Parse(null)', 'System.ArgumentNullException: Value cannot be null.\r\nParameter name: ipString'],
    ['IPAddress.TryParse("1.2.3.4", out var a) ? a.ToString() : "no"', '1.2.3.4'],
    ['IPAddress.TryParse("no", out var a)', 'False'],
    ['IPAddress.Parse("10.1.2.3").AddressFamily', 'InterNetwork'],
    ['IPAddress.Parse("::1").AddressFamily', 'InterNetworkV6'],
    ['BitConverter.ToString(IPAddress.Parse("10.1.2.3").GetAddressBytes())', '0A-01-02-03'],
    ['IPAddress.Parse("::1").GetAddressBytes().Length', '16'],
    ['IPAddress.IsLoopback(IPAddress.Parse("127.9.9.9"))', 'True'],
    ['IPAddress.IsLoopback(IPAddress.Parse("::1"))', 'True'],
    ['IPAddress.IsLoopback(IPAddress.Parse("10.0.0.1"))', 'False'],
    ['IPAddress.Parse("10.0.0.1").Equals(IPAddress.Parse("10.1"))', 'True'],
    ['IPAddress.Loopback', '127.0.0.1'],
    ['IPAddress.Parse("::ffff:1.2.3.4").MapToIPv4()', '1.2.3.4'],
    ['IPAddress.Parse("1.2.3.4").MapToIPv6()', '::ffff:1.2.3.4'],
    ['new IPAddress(new byte[] { 1, 2, 3, 4 })', '1.2.3.4'],
    [
      'new IPAddress(new byte[3])',
      'System.ArgumentException: An invalid IP address was specified.\r\nParameter name: address',
    ],
  ])('%s is %s', (source, expected) => {
    expect(outcomeOf(() => evaluateText(source))).toBe(expected);
  });
});
