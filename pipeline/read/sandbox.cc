#include "pipeline/read/sandbox.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstddef>
#include <initializer_list>
#include <memory>
#include <vector>

namespace tiaowen {
namespace {

// Rights that later kernels know and this header may not.
constexpr std::uint64_t kRefer = 1ULL << 13;
constexpr std::uint64_t kTruncate = 1ULL << 14;
constexpr std::uint64_t kIoctlDevice = 1ULL << 15;

constexpr std::uint64_t kRead =
    LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
constexpr std::uint64_t kOfFiles =
    LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE |
    LANDLOCK_ACCESS_FS_READ_FILE | kTruncate | kIoctlDevice;

int landlock_version() {
  return static_cast<int>(syscall(SYS_landlock_create_ruleset, nullptr, 0,
                                  LANDLOCK_CREATE_RULESET_VERSION));
}

// Everything that version of Landlock can refuse.
std::uint64_t handled_rights(int version) {
  std::uint64_t rights = (1ULL << 13) - 1;
  if (version >= 2) rights |= kRefer;
  if (version >= 3) rights |= kTruncate;
  if (version >= 5) rights |= kIoctlDevice;
  return rights;
}

// What below a path is allowed; on a file only what files know.
struct Allowed {
  std::string path;
  std::uint64_t rights;
};

bool landlock(const std::vector<Allowed>& allowed) {
  const int version = landlock_version();
  if (version < 1) return false;
  landlock_ruleset_attr attributes{};
  attributes.handled_access_fs = handled_rights(version);
  const int rules =
      static_cast<int>(syscall(SYS_landlock_create_ruleset, &attributes,
                               sizeof attributes.handled_access_fs, 0));
  if (rules < 0) return false;
  for (const Allowed& one : allowed) {
    const int parent = open(one.path.c_str(), O_PATH | O_CLOEXEC);
    if (parent < 0) continue;  // not installed here
    struct stat about {};
    const bool folder = fstat(parent, &about) == 0 && S_ISDIR(about.st_mode);
    landlock_path_beneath_attr beneath{};
    beneath.allowed_access =
        one.rights & attributes.handled_access_fs & (folder ? ~0ULL : kOfFiles);
    beneath.parent_fd = parent;
    syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &beneath,
            0);
    close(parent);
  }
  const bool closed = syscall(SYS_landlock_restrict_self, rules, 0) == 0;
  close(rules);
  return closed;
}

class Filter {
 public:
  explicit Filter(std::uint32_t otherwise = SCMP_ACT_ERRNO(EPERM))
      : context_(seccomp_init(otherwise)) {}
  ~Filter() { seccomp_release(context_); }
  Filter(const Filter&) = delete;
  Filter& operator=(const Filter&) = delete;

  void allow(std::initializer_list<int> calls) {
    for (const int call : calls) add(SCMP_ACT_ALLOW, call, {});
  }
  void allow_where(int call, scmp_arg_cmp condition) {
    add(SCMP_ACT_ALLOW, call, {condition});
  }
  void refuse(std::initializer_list<int> calls) {
    for (const int call : calls) add(SCMP_ACT_ERRNO(EPERM), call, {});
  }
  void refuse_where(int call, scmp_arg_cmp condition) {
    add(SCMP_ACT_ERRNO(EACCES), call, {condition});
  }
  bool load() { return ok_ && seccomp_load(context_) == 0; }

 private:
  void add(std::uint32_t action, int call,
           std::initializer_list<scmp_arg_cmp> conditions) {
    ok_ = ok_ && context_ != nullptr &&
          seccomp_rule_add_array(context_, action, call,
                                 static_cast<unsigned>(conditions.size()),
                                 conditions.begin()) == 0;
  }

  scmp_filter_ctx context_;
  bool ok_ = true;
};

// No mapping of code: what is loaded now is all that ever runs.
void allow_memory(Filter& filter) {
  filter.allow(
      {SCMP_SYS(brk), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(madvise)});
  for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)}) {
    filter.allow_where(call, SCMP_A2(SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  }
}

void allow_files(Filter& filter, bool opening) {
  filter.allow({SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64),
                SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(close),
                SCMP_SYS(lseek), SCMP_SYS(fstat), SCMP_SYS(recvfrom),
                SCMP_SYS(sendto), SCMP_SYS(poll), SCMP_SYS(ppoll)});
  if (!opening) return;
  filter.allow({SCMP_SYS(newfstatat), SCMP_SYS(getdents64)});
  // Reading only, and creating nothing.
  constexpr unsigned kWriting =
      O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;
#ifdef __NR_open
  filter.allow_where(SCMP_SYS(open), SCMP_A1(SCMP_CMP_MASKED_EQ, kWriting, 0));
#endif
  filter.allow_where(SCMP_SYS(openat),
                     SCMP_A2(SCMP_CMP_MASKED_EQ, kWriting, 0));
}

void allow_process(Filter& filter) {
  filter.allow(
      {SCMP_SYS(exit), SCMP_SYS(exit_group), SCMP_SYS(rt_sigreturn),
       SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(sigaltstack),
       SCMP_SYS(futex), SCMP_SYS(getpid), SCMP_SYS(gettid),
       SCMP_SYS(clock_gettime), SCMP_SYS(clock_nanosleep), SCMP_SYS(nanosleep),
       SCMP_SYS(gettimeofday), SCMP_SYS(getrandom), SCMP_SYS(getrusage),
       SCMP_SYS(sched_yield), SCMP_SYS(restart_syscall)});
#ifdef TIAOWEN_SANITIZED
  // How the sanitizers ask whether an address can be read.
  filter.allow({SCMP_SYS(pipe), SCMP_SYS(pipe2)});
#endif
  // abort() signals itself; nobody else may be signalled.
  filter.allow_where(SCMP_SYS(tgkill),
                     SCMP_A0(SCMP_CMP_EQ, static_cast<scmp_datum_t>(getpid())));
}

void set_limit(int what, rlim_t most) {
  const rlimit limit{most, most};
  setrlimit(static_cast<__rlimit_resource>(what), &limit);
}

}  // namespace

void limit(std::uint64_t memory_bytes) {
  set_limit(RLIMIT_CORE, 0);
  set_limit(RLIMIT_FSIZE, 0);
  set_limit(RLIMIT_NOFILE, 32);
#ifdef TIAOWEN_SANITIZED
  static_cast<void>(memory_bytes);
#else
  set_limit(RLIMIT_AS, memory_bytes);
#endif
}

bool has_landlock() { return landlock_version() >= 1; }

Result<Walls> close_in(std::span<const std::string> readable_folders) {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
    return fail("sandbox", "the kernel refuses no_new_privs");
  }
  Walls walls;
  std::vector<Allowed> allowed;
  for (const std::string& folder : readable_folders) {
    allowed.push_back({folder, kRead});
  }
  walls.landlock = !allowed.empty() && landlock(allowed);
  Filter filter;
  allow_memory(filter);
  allow_files(filter, walls.landlock);
  allow_process(filter);
  if (!filter.load()) {
    return fail("sandbox", "the kernel refuses the seccomp filter");
  }
  return walls;
}

Result<Walls> fence_in(const Fence& fence) {
  if (prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) {
    return fail("sandbox", "the kernel refuses no_new_privs");
  }
  std::vector<Allowed> allowed;
  for (const std::string& path : fence.readable) {
    allowed.push_back({path, kRead | LANDLOCK_ACCESS_FS_EXECUTE});
  }
  for (const std::string& path : fence.writable)
    allowed.push_back({path, ~0ULL});
  Walls walls;
  walls.landlock = landlock(allowed);
  Filter filter(SCMP_ACT_ALLOW);
  filter.refuse({SCMP_SYS(ptrace), SCMP_SYS(process_vm_readv),
                 SCMP_SYS(process_vm_writev), SCMP_SYS(io_uring_setup),
                 SCMP_SYS(bpf), SCMP_SYS(keyctl), SCMP_SYS(setsid),
                 SCMP_SYS(setpgid)});
  filter.refuse_where(SCMP_SYS(socket), SCMP_A0(SCMP_CMP_NE, AF_UNIX));
  // Who asks whether a file can be written is told no, and looks for another
  // place; access() knows nothing of Landlock.
#ifdef __NR_access
  filter.refuse_where(SCMP_SYS(access), SCMP_A1(SCMP_CMP_EQ, W_OK));
#endif
  filter.refuse_where(SCMP_SYS(faccessat), SCMP_A2(SCMP_CMP_EQ, W_OK));
  if (!filter.load()) {
    return fail("sandbox", "the kernel refuses the seccomp filter");
  }
  return walls;
}

}  // namespace tiaowen
