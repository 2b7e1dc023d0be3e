import { adapterKey } from './cli/adapter-key.ts';
import { archive } from './cli/archive/archive.ts';
import { backup } from './cli/backup.ts';
import { createOfficer } from './cli/create-officer.ts';
import { createWard } from './cli/create-ward.ts';
import { runningDatabaseUrl } from './cli/database.ts';
import { diffCatalogue } from './cli/diff-catalogue.ts';
import { explainDue } from './cli/due.ts';
import { lookAfterFiles } from './cli/files.ts';
import { generateYear } from './cli/generate.ts';
import { lookAfterIds } from './cli/ids.ts';
import { open311Key } from './cli/open311-key.ts';
import { oversight } from './cli/oversight.ts';
import { printWorkflow } from './cli/print-workflow.ts';
import { readPlanFile } from './cli/read-plan.ts';
import { readProcessFile } from './cli/read-process.ts';
import { receiveMailFile } from './cli/receive-mail.ts';
import { restore } from './cli/restore.ts';
import { verify } from './cli/verify.ts';
import { openIdKeys } from './platform/personal-ids/keys.ts';
import { useIdKeys } from './platform/personal-ids/keys-in-use.ts';
import { readIdSettings } from './platform/settings.ts';

const HELP = `motcua – dòng lệnh của Một Cửa

  motcua plan read TỆP [--json]           đọc kế hoạch (.docx, .xlsx, .pdf, .txt); không cần máy chủ
                                          mã thoát 2 khi tệp không có bảng nhiệm vụ hoặc không đọc được
  motcua due --from LÚC --term HẠN [--json]
                                          tính hạn trả; LÚC như 2026-02-13T15:30, HẠN như 3wd (ngày làm việc),
                                          5cd (ngày), 8wh (giờ làm việc), 0.25wd; không cần máy chủ; thêm được:
      --procedure MÃ [--case SỐ]          thay cho --term: thời hạn của thủ tục trong danh mục đi kèm
      --supplement-asked LÚC --supplement-received LÚC [--mode restart|pause]
                                          yêu cầu bổ sung, nhận đủ: tính lại từ đầu (mặc định) hay tính tiếp;
                                          ghi được nhiều lần, thứ tự tùy ý
      --pause LÚC --resume LÚC            dừng tính (nghĩa vụ tài chính, xác nhận) và tính tiếp; nhiều lần được
      --extend LÚC [--extend-at LÚC]      gia hạn đến; lúc ký gia hạn, không ghi thì sau mọi việc khác
      --steps 0.25wd,0.5wd,-,4wh          hạn từng bước của quy trình; "-" là không tính thời gian
      --hours 07:30-11:30,13:00-16:30 --cut-off 15:30
                                          giờ làm việc của phường; nhận sau giờ này tính ngày sau
      --calendar TỆP                      ngày và giờ riêng, JSON: {"days": [{"day", "worked", "why"}],
                                          "hours": [{"from", "until", "windows": "07:30-11:30", "cutOff": "10:00"}]}
  motcua workflow [--json]                in bảng tình trạng × nhiệm vụ: ai được làm bước nào, dẫn đến đâu
  motcua process read TỆP [--json]        đọc quy trình nội bộ từ quyết định (.docx, .xlsx, .pdf, .html, .csv, .jsonl,
                                          .txt); loại bước là đoán, chỗ ngờ ghi sau dấu "!"; không cần máy chủ;
                                          mã thoát 2 khi tệp không có bảng quy trình hoặc không đọc được
  motcua catalogue diff TỆP [--json]      so danh mục đang dùng với tệp xuất từ cơ sở dữ liệu quốc gia
  motcua verify [--json]                  gập mọi phiếu kiểm soát, kiểm chuỗi băm; mã thoát 1 khi có chỗ sai
  motcua verify --figures [--recount] [--json]
                                          tính lại mọi con số từ phiếu kiểm soát, tra cứu, thanh toán, phiếu đánh giá và so với
                                          số đang giữ; in từng chỗ khác, mã thoát 1 khi có; --recount thay số đang giữ bằng số
                                          tính lại rồi so lại
  motcua files verify [--json]            đọc mọi tệp đang dùng, so với mã băm; mã thoát 1 khi thiếu hoặc sai
  motcua files sweep [--dry-run] [--force] [--json]
                                          xóa tệp không bản ghi nào dùng và cũ hơn một ngày; --dry-run chỉ đếm;
                                          --force xóa cả khi đó là quá nửa kho (mã thoát 1 khi dừng vì vậy)
  motcua files reencrypt [--json]         mã hóa bằng FILES_KEY mọi tệp còn để trần hay mã hóa bằng FILES_KEYS_OLD
  motcua ids verify [--json]              mở mọi số định danh cá nhân đang giữ: bao nhiêu dưới khóa nào, để trần, không đọc được;
                                          mã thoát 1 khi có số để trần hoặc không đọc được
  motcua ids reencrypt [--json]           mã hóa bằng IDS_KEY mọi số còn để trần hay mã hóa bằng IDS_KEYS_OLD, không phải dừng máy
                                          chủ; dừng rồi chạy lại được; mã thoát như trên
  motcua backup --to THƯ-MỤC [--keep SỐ] [--without-files] [--json]
                                          sao lưu mọi bảng ở cùng một thời điểm và mọi tệp vào một tệp mã hóa bằng BACKUP_KEY,
                                          không phải dừng máy chủ; --keep xóa bớt, chỉ để lại SỐ bản mới nhất; mã thoát 1 khi có
                                          tệp không đọc được
  motcua backup verify TỆP [--json]       đọc hết bản sao lưu, không cần cơ sở dữ liệu; mã thoát 1 khi thiếu hoặc hỏng
  motcua restore TỆP [--json]             phục hồi vào nơi còn trống (DATA_DIR hoặc DATABASE_URL mới), rồi di trú đến bản mới nhất
  motcua archive export [--ward MÃ] (--dossier MÃ | --closed-from NGÀY --closed-until NGÀY) --reason LÝ-DO --to THƯ-MỤC
                                          đóng gói hồ sơ đã kết thúc (đến hết ngày cuối), mỗi hồ sơ một tệp .zip; cần
                                          SESSION_SECRET như máy chủ
  motcua archive import TỆP|THƯ-MỤC [--key KHÓA.pem]
                                          kiểm rồi nhập gói của hệ thống khác, chỉ để xem; phường chưa có thì lập từ gói;
                                          nhập lại không thêm gì; mã thoát 1 khi có gói bị từ chối
  motcua archive verify TỆP|THƯ-MỤC [--key KHÓA.pem]
                                          kiểm gói, không cần máy chủ
  motcua archive schema                   in JSON Schema của manifest.json
  motcua receive-mail [--ward MÃ]         nhận một thư (RFC 822) từ đầu vào chuẩn thành phản ánh, in mã; máy chủ thư gọi lệnh
                                          này; mã thoát theo sysexits: 65 không đọc được, 67 không có phường, 75 gửi lại sau
  motcua adapter-key add --name TÊN [--ward MÃ]
                                          lập khóa cho phần mềm gửi phản ánh qua POST /api/feedback; in khóa bí mật một lần
  motcua adapter-key revoke --id MÃ-KHÓA  thu hồi khóa
  motcua adapter-key list                 mọi khóa, cả đã thu hồi
  motcua open311-key add --name TÊN [--ward MÃ]
                                          lập khóa (api_key) cho ứng dụng gửi phản ánh theo Open311 GeoReport v2
                                          (/open311/v2); in khóa một lần
  motcua open311-key revoke --id MÃ-KHÓA  thu hồi khóa
  motcua open311-key list                 mọi khóa, cả đã thu hồi
  motcua generate --dossiers SỐ --wards SỐ [--year NĂM] [--seed SỐ] [--into-empty] [--json]
                                          làm một năm hồ sơ bịa ở các phường mẫu (mã từ 95001), để trình diễn, đo, tập huấn;
                                          chỉ ở nơi còn trống hoặc đã gieo bản trình diễn; mỗi phường ghi trọn trong một giao
                                          dịch, chạy lại làm tiếp phường còn thiếu; production cần thêm --into-empty
  motcua db url                           chuỗi kết nối của cơ sở dữ liệu đang chạy
  motcua ward create TỆP                  thêm một phường, xã và các đơn vị của nó, từ tệp JSON như
                                          db/seeds/organisation/hai-duong.json
  motcua officer create --unit MÃ --username TÊN --name HỌ_TÊN --title CHỨC_DANH --duties a,b [--ward MÃ]
                                          tạo tài khoản; mật khẩu đọc từ đầu vào chuẩn
  motcua oversight grant --ward MÃ --officer TÊN --of MÃ --reason LÝ-DO [--level figures|rows] [--from NGÀY] [--until NGÀY] [--by AI]
                                          cho tài khoản TÊN (lập ở phường, cơ quan --of) xem số liệu của phường --ward;
                                          rows: cả từng dòng không tên người; phường thấy quyền này và mọi lần xem
  motcua oversight end --ward MÃ --grant SỐ --reason LÝ-DO [--by AI]
                                          chấm dứt một quyền xem
  motcua oversight list [--ward MÃ]       mọi quyền xem, cả đã chấm dứt
  motcua --help                           trang này

Biến môi trường: DATA_DIR, DATABASE_URL, FILES_…, IDS_… như của máy chủ.
`;

/** Some library may write a note with console.log; standard output belongs to the answer alone. */
console.log = console.error;

useIdKeys(() => openIdKeys(readIdSettings(process.env)));

process.exitCode = await run(process.argv.slice(2));

async function run(args: string[]): Promise<number> {
  const command = args.filter((each) => !each.startsWith('-')).slice(0, 2);
  try {
    if (args.length === 0 || args.includes('--help') || args.includes('-h')) return say(HELP);
    if (command.join(' ') === 'plan read') return await readPlanFile(args.slice(2));
    if (command[0] === 'due') return explainDue(args.slice(1));
    if (command.join(' ') === 'process read') return await readProcessFile(args.slice(2));
    if (command.join(' ') === 'catalogue diff') return await diffCatalogue(args.slice(2));
    if (command[0] === 'workflow') return printWorkflow(args.slice(1));
    if (command[0] === 'archive') return await archive(args.slice(1));
    if (command[0] === 'oversight') return await oversight(args.slice(1));
    if (command[0] === 'verify') return await verify(args.slice(1));
    if (command[0] === 'backup') return await backup(args.slice(1));
    if (command[0] === 'restore') return await restore(args.slice(1));
    if (command[0] === 'generate') return await generateYear(args.slice(1));
    if (command[0] === 'ids') return await lookAfterIds(args.slice(1));
    if (command[0] === 'files') return await lookAfterFiles(args.slice(1));
    if (command[0] === 'adapter-key') return await adapterKey(args.slice(1));
    if (command[0] === 'open311-key') return await open311Key(args.slice(1));
    if (command[0] === 'receive-mail') return await receiveMailFile(args.slice(1));
    if (command.join(' ') === 'db url') return say(`${await runningDatabaseUrl(process.env)}\n`);
    if (command.join(' ') === 'officer create') return await createOfficer(args.slice(2));
    if (command.join(' ') === 'ward create') return await createWard(args.slice(2));
    process.stderr.write(`motcua: không có lệnh "${args.join(' ')}"; xem motcua --help\n`);
    return 64;
  } catch (error) {
    process.stderr.write(`motcua: ${(error as Error).message}\n`);
    return 1;
  }
}

function say(text: string): number {
  process.stdout.write(text);
  return 0;
}
