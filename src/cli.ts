process.stderr.write('motcua: chưa có lệnh\n');
process.exitCode = 2;
