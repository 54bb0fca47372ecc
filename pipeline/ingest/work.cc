#include "pipeline/ingest/work.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <exception>
#include <new>

#include "pipeline/ingest/secrecy.h"
#include "pipeline/model/sha256.h"
#include "pipeline/run.h"
#include "pipeline/write/write.h"

namespace tiaowen {
namespace {

// Closes itself.
class OpenFile {
 public:
  explicit OpenFile(const std::string& path)
      : file_(open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)) {}
  ~OpenFile() {
    if (file_ >= 0) close(file_);
  }
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  bool stamp(FileStamp& stamp) const {
    struct stat status {};
    if (file_ < 0 || fstat(file_, &status) != 0) return false;
    stamp = stamp_of(status);
    return S_ISREG(status.st_mode);
  }

  bool read_whole(std::string& bytes) const {
    std::size_t have = 0;
    while (have < bytes.size()) {
      const ssize_t more =
          ::read(file_, bytes.data() + have, bytes.size() - have);
      if (more < 0 && errno == EINTR) continue;
      if (more < 0) return false;
      if (more == 0) break;
      have += static_cast<std::size_t>(more);
    }
    bytes.resize(have);
    return true;
  }

 private:
  int file_;
};

}  // namespace

std::int64_t glance_at(const Item& item) {
  constexpr std::int64_t kSmall = 1 << 16;
  const OpenFile file(item.file());
  FileStamp stamp;
  if (!file.stamp(stamp) || stamp.bytes > kSmall) return 0;
  std::string bytes(static_cast<std::size_t>(stamp.bytes), '\0');
  return file.read_whole(bytes) ? document_id(sha256_hex(bytes)) : 0;
}

// The bytes of a file that did not change while they were read.
Result<std::string> Worker::content(Item& item) const {
  const OpenFile file(item.file());
  if (!file.stamp(item.stamp)) {
    return fail("unreadable", item.file() + ": " + std::strerror(errno));
  }
  if (static_cast<std::uint64_t>(item.stamp.bytes) >
      options_.read.input_bytes) {
    return fail("too_large", item.file() + ": " +
                                 std::to_string(item.stamp.bytes) + " bytes");
  }
  std::string bytes(static_cast<std::size_t>(item.stamp.bytes), '\0');
  if (!file.read_whole(bytes)) {
    return fail("unreadable", item.file() + ": " + std::strerror(errno));
  }
  FileStamp after;
  if (!file.stamp(after) || after != item.stamp ||
      bytes.size() != static_cast<std::size_t>(item.stamp.bytes)) {
    return fail("unsettled", item.file() + ": changed while it was read");
  }
  return bytes;
}

void Worker::work(Item item, const HandIn& hand_in) {
  Result<std::string> bytes;
  try {
    bytes = content(item);
  } catch (const std::bad_alloc&) {
    bytes = fail("too_large", item.file() + ": no memory for it");
  }
  if (bytes && kind_of(item.file(), *bytes) == Kind::zip) {
    hand_in(unpacked(std::move(item), *bytes, hand_in));
  } else {
    hand_in(made(std::move(item), bytes));
  }
}

// A file in an archive has the archive's stamp: it changes with it.
Finished Worker::unpacked(Item item, const std::string& bytes,
                          const HandIn& hand_in) {
  Finished archive;
  archive.sha256 = sha256_hex(bytes);
  archive.became = Became::skipped;
  archive.error = {std::string(kArchive), {}};
  auto error = unpacker_.each(item.path, bytes, [&](const UnpackedFile& file) {
    Item inside = item;
    inside.path = file.path;
    hand_in(made(std::move(inside), file.bytes));
  });
  if (error) {
    archive.became = Became::failed;
    archive.error = std::move(*error);
  }
  archive.item = std::move(item);
  return archive;
}

Finished Worker::made(Item item, const Result<std::string>& bytes) {
  Finished finished;
  finished.item = std::move(item);
  try {
    if (!bytes) {
      finished.error = bytes.error();
      if (finished.error.code == "unsettled") {
        finished.became = Became::unsettled;
      }
      return finished;
    }
    finished.sha256 = sha256_hex(*bytes);
    if (known_.has(finished.sha256)) {
      finished.became = Became::known;
    } else {
      read(*bytes, finished);
    }
  } catch (const std::exception& error) {
    finished.document.reset();
    finished.became = Became::failed;
    finished.error = {"internal", finished.item.file() + ": " + error.what()};
  }
  return finished;
}

void Worker::read(const std::string& bytes, Finished& finished) {
  auto document = reader_.read(finished.item.file(), bytes);
  if (!document) {
    finished.error = document.error();
    finished.became = finished.error.code == "not_a_document" ? Became::skipped
                                                              : Became::failed;
    return;
  }
  // The store says where a document lies: files move.
  document->source.path.clear();
  document->source.sha256 = finished.sha256;
  const Record record =
      run(std::move(*document), words_, {options_.context, false});
  if (!options_.allow_classified) {
    finished.marking = secrecy_marking(record, words_);
    if (!finished.marking.empty()) {
      finished.became = Became::classified;
      return;
    }
  }
  std::string json;
  append_json(record, {options_.program, words_.digest()},
              {Style::compact, false, {}}, json);
  finished.document = stored_document(record, json, options_.fingerprint);
  finished.became = Became::stored;
}

}  // namespace tiaowen
