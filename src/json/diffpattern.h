#pragma once

#include <QStringList>

#include <vector>

namespace Weekglass::Json {

/// A JSON Pointer in which * stands for any one step and ** for any number of steps.
class PathPattern
{
public:
    explicit PathPattern(const QString& text);

    bool matches(const std::vector<QString>& path) const { return match(path, false); }
    /// Does it match the path or what is around it?
    bool covers(const std::vector<QString>& path) const { return match(path, true); }

private:
    bool match(const std::vector<QString>& path, bool beginning) const;

    QStringList m_steps;
};

}
