#include "pipeline/write/icalendar.h"

#include <libical/ical.h>

#include <map>
#include <memory>

#include "pipeline/model/sha256.h"
#include "pipeline/model/unicode.h"
#include "pipeline/write/evidence.h"
#include "pipeline/write/recurrence.h"
#include "pipeline/write/tasks.h"

namespace tiaowen {
namespace {

struct ComponentEnd {
  void operator()(icalcomponent* component) const {
    icalcomponent_free(component);
  }
};
using Component = std::unique_ptr<icalcomponent, ComponentEnd>;

// TEXT of RFC 5545 holds no control characters but tabs and line ends.
std::string text_of(std::string_view utf8) {
  std::u32string clean;
  const std::u32string text = to_u32(utf8);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == U'\r') {
      if (i + 1 == text.size() || text[i + 1] != U'\n') clean += U'\n';
    } else {
      const bool control =
          (text[i] < 0x20 && text[i] != U'\n' && text[i] != U'\t') ||
          text[i] == 0x7F;
      clean += control ? char32_t{0xFFFD} : text[i];
    }
  }
  return to_utf8(clean);
}

// A parameter's value holds no quotes and stands on one line.
std::string parameter_of(std::string_view utf8) {
  std::string clean = text_of(utf8);
  for (char& c : clean) {
    if (c == '"') c = '\'';
    if (c == '\n' || c == '\t') c = ' ';
  }
  return clean;
}

std::string without_blanks(const std::string& utf8) {
  std::u32string text = to_u32(utf8);
  std::erase_if(text, is_space);
  return to_utf8(text);
}

icaltimetype date_of(Date date) {
  icaltimetype time = icaltime_null_date();
  time.year = date.year;
  time.month = date.month;
  time.day = date.day;
  return time;
}

// Of no time zone: the document's own.
icaltimetype moment_of(Date date, int hour, int minute, int second) {
  icaltimetype time = date_of(date);
  time.is_date = 0;
  time.hour = hour;
  time.minute = minute;
  time.second = second;
  return time;
}

// The register's id, which is letters of a URN; else the name, hashed.
std::string address_of(const Department& body) {
  constexpr std::string_view kLetters =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789:._-";
  constexpr std::size_t kDigits = 16;
  const bool fit =
      !body.id.empty() && body.id.find_first_not_of(kLetters) == body.id.npos;
  return fit ? body.id : sha256_hex(body.name).substr(0, kDigits);
}

bool is_day(const std::optional<Date>& date) { return date && date->day != 0; }

// The action without the words of its times: a date that is moved is no other
// task.
std::string undated_action(const Task& task) {
  std::string words;
  Span left = task.obligation->action;
  for (const Mention* time : times_of(task)) {
    if (!left.contains(time->span)) continue;
    words += quote_of(*task.record, Span{left.begin, time->span.begin});
    left.begin = time->span.end;
  }
  return words + quote_of(*task.record, left);
}

// What a document is known by, whatever file it came in.
std::string identity_of(const Record& record) {
  const Metadata& metadata = record.metadata;
  if (!metadata.doc_number.empty()) return metadata.doc_number;
  if (metadata.title.empty()) return record.source.sha256;
  std::string identity = metadata.title;
  for (const std::string& issuer : metadata.issuers) identity += "\n" + issuer;
  return identity;
}

class Calendar {
 public:
  explicit Calendar(const SinkOptions& options)
      : options_(options), calendar_(icalcomponent_new_vcalendar()) {}

  Export write(const Records& records) {
    add(calendar_.get(), icalproperty_new_version("2.0"));
    add(calendar_.get(),
        icalproperty_new_prodid(
            ("-//tiaowen//tiaowen " + options_.generator.version + "//ZH")
                .c_str()));
    add(calendar_.get(), icalproperty_new_calscale("GREGORIAN"));
    for (const Task& task : tasks_of(records, options_)) phases(task);
    char* const text = icalcomponent_as_ical_string_r(calendar_.get());
    Export made{text, std::move(omissions_)};
    icalmemory_free_buffer(text);
    return made;
  }

 private:
  static void add(icalcomponent* component, icalproperty* property) {
    icalcomponent_add_property(component, property);
  }

  // Each time of the task is a phase of its own.
  void phases(const Task& task) {
    const auto times = times_of(task);
    if (times.empty()) return;
    const std::string uid = uid_of(task);
    for (std::size_t i = 0; i < times.size(); ++i) {
      const std::string number = i == 0 ? "" : "-" + std::to_string(i + 1);
      icalcomponent* const todo = icalcomponent_new_vtodo();
      add(todo, icalproperty_new_uid((uid + number + "@tiaowen").c_str()));
      stamp(todo, *task.record);
      words(todo, task, *times[i]);
      when(todo, task, *times[i]);
      people(todo, task);
      if (i > 0) {
        const std::string before = i == 1 ? uid : uid + "-" + std::to_string(i);
        icalproperty* const related =
            icalproperty_new_relatedto((before + "@tiaowen").c_str());
        icalproperty_add_parameter(
            related, icalparameter_new_reltype(ICAL_RELTYPE_SIBLING));
        add(todo, related);
      }
      icalcomponent_add_component(calendar_.get(), todo);
    }
  }

  // The same words twice in one clause are told apart by their order.
  std::string uid_of(const Task& task) {
    constexpr std::size_t kDigits = 32;
    const std::string content =
        identity_of(*task.record) + "\n" +
        clause_id(*task.record, task.obligation->clause) + "\n" +
        without_blanks(undated_action(task));
    const std::string hash = sha256_hex(content).substr(0, kDigits);
    const int times = ++seen_[hash];
    return times == 1 ? hash : hash + "." + std::to_string(times);
  }

  // The day that the calendar speaks of, so that the same input gives the
  // same bytes.
  void stamp(icalcomponent* todo, const Record& record) {
    icaltimetype time = moment_of(day_of(record), 0, 0, 0);
    time.zone = icaltimezone_get_utc_timezone();
    add(todo, icalproperty_new_dtstamp(time));
  }
  Date day_of(const Record& record) const {
    for (const auto& day :
         {options_.today, record.metadata.issued, record.metadata.published}) {
      if (is_day(day)) return *day;
    }
    return {1970, 1, 1};
  }

  void words(icalcomponent* todo, const Task& task, const Mention& time) {
    const Record& record = *task.record;
    const Obligation& obligation = *task.obligation;
    add(todo, icalproperty_new_summary(
                  text_of(quote_of(record, obligation.action)).c_str()));
    std::string about = document_name(record) + " " +
                        clause_path(record, obligation.clause) + "\n" +
                        quote_of(record, obligation.span) + "\n完成时限：" +
                        quote_of(record, time);
    if (obligation.condition) {
      about += "\n条件：" + quote_of(record, *obligation.condition);
    }
    add(todo, icalproperty_new_description(text_of(about).c_str()));
    add(todo,
        icalproperty_new_categories(chinese_name_of(obligation.modality)));
    add(todo, icalproperty_new_status(ICAL_STATUS_NEEDSACTION));
  }

  void when(icalcomponent* todo, const Task& task, const Mention& mention) {
    const Time& time = std::get<Time>(mention.value);
    if (!time.recurrence.empty()) {
      recurring(todo, task, time);
      return;
    }
    const std::optional<Date> due = is_day(time.due) ? time.due : time.end;
    if (!is_day(due)) return;
    const bool window = is_day(time.start) && *time.start < *due;
    if (window) add(todo, icalproperty_new_dtstart(date_of(*time.start)));
    add(todo, icalproperty_new_due(date_of(*due)));
    alarms(todo, task);
  }

  // The first day on or after the document's; DUE must be later than DTSTART,
  // so that both are moments of that day.
  void recurring(icalcomponent* todo, const Task& task, const Time& time) {
    const auto first = next_occurrence(time.recurrence, day_of(*task.record));
    if (!first) {
      omissions_.push_back({quote_of(*task.record, task.obligation->action),
                            "recurrence", time.recurrence, true});
      return;
    }
    add(todo, icalproperty_new_dtstart(moment_of(*first, 0, 0, 0)));
    add(todo, icalproperty_new_due(moment_of(*first, 23, 59, 59)));
    add(todo, icalproperty_new_rrule(
                  icalrecurrencetype_from_string(time.recurrence.c_str())));
    alarms(todo, task);
  }

  void people(icalcomponent* todo, const Task& task) {
    attendees(todo, *task.record, task.obligation->leads, ICAL_ROLE_CHAIR);
    attendees(todo, *task.record, task.obligation->supports,
              ICAL_ROLE_REQPARTICIPANT);
  }

  static void attendees(icalcomponent* todo, const Record& record,
                        const std::vector<int>& mentions,
                        icalparameter_role role) {
    std::map<std::string, bool> known;
    for (const int mention : mentions) {
      const auto* body =
          std::get_if<Department>(&mention_at(record, mention).value);
      if (body == nullptr || known[body->name]) continue;
      known[body->name] = true;
      const std::string id = "urn:tiaowen:department:" + address_of(*body);
      icalproperty* const attendee = icalproperty_new_attendee(id.c_str());
      icalproperty_add_parameter(
          attendee, icalparameter_new_cn(parameter_of(body->name).c_str()));
      icalproperty_add_parameter(attendee,
                                 icalparameter_new_cutype(ICAL_CUTYPE_GROUP));
      icalproperty_add_parameter(attendee, icalparameter_new_role(role));
      add(todo, attendee);
    }
  }

  void alarms(icalcomponent* todo, const Task& task) {
    for (const int days : options_.alarms) {
      icalcomponent* const alarm = icalcomponent_new_valarm();
      add(alarm, icalproperty_new_action(ICAL_ACTION_DISPLAY));
      add(alarm, icalproperty_new_description(
                     text_of(quote_of(*task.record, task.obligation->action))
                         .c_str()));
      icaltriggertype trigger = icaltriggertype_from_int(0);
      trigger.duration = icaldurationtype_null_duration();
      trigger.duration.is_neg = 1;
      trigger.duration.days = static_cast<unsigned>(days);
      icalproperty* const property = icalproperty_new_trigger(trigger);
      icalproperty_add_parameter(property,
                                 icalparameter_new_related(ICAL_RELATED_END));
      add(alarm, property);
      icalcomponent_add_component(todo, alarm);
    }
  }

  const SinkOptions& options_;
  Component calendar_;
  std::map<std::string, int> seen_;
  std::vector<Omission> omissions_;
};

}  // namespace

Result<Export> make_icalendar(const Records& records,
                              const SinkOptions& options) {
  return Calendar(options).write(records);
}

}  // namespace tiaowen
