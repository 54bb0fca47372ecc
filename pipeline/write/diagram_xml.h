// Shapes and lines of OMG's Diagram Interchange (DD 1.1), which DMN and BPMN
// files place what they hold with.
//
//   <dc:Bounds x="160" y="80" width="180" height="60"/>
//   <di:waypoint x="250" y="140"/>
#pragma once

#include "pipeline/write/xml_writer.h"

namespace tiaowen {

struct DiagramBox {
  int x = 0, y = 0, width = 0, height = 0;
};

void write_bounds(XmlWriter& xml, const DiagramBox& box);
void write_waypoint(XmlWriter& xml, int x, int y);

}  // namespace tiaowen
