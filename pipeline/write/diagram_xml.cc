#include "pipeline/write/diagram_xml.h"

namespace tiaowen {

void write_bounds(XmlWriter& xml, const DiagramBox& box) {
  xml.open("dc:Bounds");
  xml.attribute("x", box.x);
  xml.attribute("y", box.y);
  xml.attribute("width", box.width);
  xml.attribute("height", box.height);
  xml.close();
}

void write_waypoint(XmlWriter& xml, int x, int y) {
  xml.open("di:waypoint");
  xml.attribute("x", x);
  xml.attribute("y", y);
  xml.close();
}

}  // namespace tiaowen
