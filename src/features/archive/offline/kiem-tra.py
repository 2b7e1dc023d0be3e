# Kiểm tra một gói hồ sơ điện tử của Một Cửa mà không cần hệ thống. Cần Python 3.9 trở lên và openssl 3:
#   python3 kiem-tra.py [THƯ-MỤC] [--khoa KHOA-DA-CONG-BO.pem]
# Mã thoát: 0 đúng, 1 có chỗ sai, 3 không có openssl nên chưa kiểm được chữ ký. Chương trình chỉ đọc.
import hashlib
import json
import os
import re
import subprocess
import sys

args = sys.argv[1:]
key_file = None
if "--khoa" in args:
    at = args.index("--khoa")
    key_file = args[at + 1]
    del args[at:at + 2]
folder = args[0] if args else os.path.dirname(os.path.abspath(__file__))
faults = []


def read(path):
    with open(os.path.join(folder, path), "rb") as file:
        return file.read()


class Fraction(str):
    """A number with a fraction, spelt as it was written: Python would spell small ones in another way."""


def canonical(value):
    """JSON with sorted keys and no spaces: the words over which a step is hashed."""
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, list):
        return "[" + ",".join(map(canonical, value)) + "]"
    if isinstance(value, dict):
        return "{" + ",".join(canonical(name) + ":" + canonical(value[name]) for name in sorted(value)) + "}"
    return json.dumps(value, ensure_ascii=False)


def check_sums():
    """1. Every file of the folder stands in SHA256SUMS with its hash, and nothing else does."""
    sums = {}
    for line in read("SHA256SUMS").decode().splitlines():
        match = re.fullmatch(r"([0-9a-f]{64})  (\S+)", line)
        if not match or match[2].startswith("/") or ".." in match[2]:
            faults.append("SHA256SUMS có dòng không đọc được")
        else:
            sums[match[2]] = match[1]
    found = []
    for base, _, names in os.walk(folder):
        found += [os.path.relpath(os.path.join(base, name), folder).replace(os.sep, "/") for name in names]
    for path in found:
        if path not in sums and not path.startswith("SHA256SUMS"):
            faults.append(f"tệp lạ, không có trong gói: {path}")
    for path, digest in sums.items():
        if path not in found:
            faults.append(f"thiếu tệp {path}")
        elif hashlib.sha256(read(path)).hexdigest() != digest:
            faults.append(f"tệp đã bị thay đổi: {path}")
    return sums


def check_signature():
    """2. The signature over SHA256SUMS is that of the key. Python has no Ed25519 of its own."""
    key = key_file or os.path.join(folder, "khoa-cong-khai.pem")
    command = ["openssl", "pkeyutl", "-verify", "-pubin", "-inkey", key, "-rawin"]
    command += ["-in", os.path.join(folder, "SHA256SUMS"), "-sigfile", os.path.join(folder, "SHA256SUMS.sig")]
    try:
        done = subprocess.run(command, capture_output=True)
    except FileNotFoundError:
        return False
    if done.returncode != 0:
        faults.append("chữ ký không đúng với khóa")
    return True


def check_manifest(sums):
    """3. The manifest names the same files; each step's hash follows from the one before."""
    manifest = json.loads(read("manifest.json"), parse_float=Fraction)
    named = {each["path"]: each["sha256"] for each in manifest["files"]}
    own = ("manifest.json", "khoa-cong-khai.pem")
    for path, digest in sums.items():
        if path not in own and named.get(path) != digest:
            faults.append(f"manifest.json không khớp tệp {path}")
    faults.extend(f"manifest.json nhắc tệp không có: {path}" for path in named if path not in sums)
    previous = "0" * 64
    for no, step in enumerate(manifest["steps"], 1):
        words = {name: value for name, value in step.items() if name not in ("previousHash", "hash")}
        computed = hashlib.sha256(bytes.fromhex(previous) + canonical(words).encode()).hexdigest()
        if step["no"] != no or step["previousHash"] != previous or computed != step["hash"]:
            faults.append(f"chuỗi băm đứt ở bước {no}")
        previous = step["hash"]
    dossier, last = manifest["dossier"], manifest["steps"][-1]
    if manifest["steps"][0]["payload"]["code"] != dossier["code"]:
        faults.append("mã hồ sơ không phải của chuỗi bước")
    if last["no"] != dossier["stepCount"] or last["statusAfter"] != dossier["status"]:
        faults.append("tình trạng không phải của bước cuối")
    return manifest


signed = True
try:
    sums = check_sums()
    signed = check_signature()
    manifest = check_manifest(sums)
except Exception as error:
    faults.append(f"không đọc được gói: {error}")
for text in faults:
    print(f"SAI: {text}")
if faults:
    sys.exit(1)
dossier = manifest["dossier"]
print(f"ĐÚNG: hồ sơ {dossier['code']}, {dossier['stepCount']} bước, {len(manifest['files'])} tệp.")
print("Chữ ký đúng." if signed else "CHƯA kiểm chữ ký: máy này không có openssl.")
if key_file is None:
    print("Khóa lấy trong gói: hãy so với khóa mà phường công bố, hoặc dùng --khoa.")
sys.exit(0 if signed else 3)
