#pragma once

#include "json/diff.h"

namespace Weekglass {

/// The changes as a table for people, or as a patch (RFC 6902) for programs.
void printDiff(bool asJson, const Json::Document& before, const Json::Document& after,
               const Json::Diff& diff);

}
