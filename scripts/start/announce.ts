/** Prints where everything is: the pages, the one-time link, a QR code for phones on the same network. */
import qrcode from 'qrcode';
import { lanUrl, type RunningServer } from '#server/main.ts';

/** What a person who started the server needs next. */
export async function announce(server: RunningServer): Promise<void> {
  const lan = lanUrl(server);
  const lines = [
    '',
    '议事厅已启动 (Yishiting is running)',
    `  群众入口 citizens   ${server.url}/`,
    `  工作台   desk       ${server.url}/desk`,
    `  公开台账 ledger     ${server.url}/ledger`,
    '  演示     demo       npm run demo',
  ];
  const token = await server.services.accounts.setupToken();
  if (token !== null) {
    lines.push('', '首次使用：用这个一次性链接创建管理员 (one-time link for the first administrator)');
    lines.push(`  ${server.url}/setup/${token}`);
  }
  if (lan !== null) {
    lines.push('', `同一网络的手机扫码进入 (phones on this network): ${lan}/`);
    lines.push(await qrcode.toString(`${lan}/`, { type: 'terminal', small: true }));
    if (!lan.startsWith('https:')) lines.push('手机要用摄像头和话筒，请改用 npm run start -- --https');
  }
  process.stdout.write(`${lines.join('\n')}\n`);
}
