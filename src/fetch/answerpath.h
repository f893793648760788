#pragma once

#include "fetch/fetchplan.h"
#include "json/document.h"

#include <functional>

namespace Weekglass {

/// The nodes that a JSON Pointer leads to, where * is any element of an array or member of an object.
std::vector<Json::NodeId> nodesAt(const Json::Document& answer, Json::NodeId from, const QString& pointer);

/// The first text or number there, as text; empty if there is none.
QString valueAt(const Json::Document& answer, Json::NodeId from, const QString& pointer);

/// The same in a text; empty also if that is no JSON.
QString valueIn(const QByteArray& json, const QString& pointer);

bool holds(const FetchCondition& condition, const Json::Document& answer, Json::NodeId from);

/// What an answer gives for the placeholders of a path: for each element the values in the order of
/// @p names. Elements that lack one are left out.
std::vector<QStringList> parametersIn(const Json::Document& answer, const FetchParameters& parameters,
                                      const QStringList& names);

}
