#include "json/diffpattern.h"

#include "json/path.h"

namespace Weekglass::Json {

PathPattern::PathPattern(const QString& text)
    : m_steps(pointerKeys(text))
{
}

/// Takes as little as possible for each **, and more where the rest does not fit.
bool PathPattern::match(const std::vector<QString>& path, bool beginning) const
{
    const auto steps = m_steps.size();
    const auto length = static_cast<qsizetype>(path.size());
    qsizetype step = 0;
    qsizetype place = 0;
    qsizetype anyDepth = -1; // the last ** so far
    qsizetype taken = 0; // where the path goes on behind it
    while (place < length) {
        if (step == steps && beginning)
            return true;
        if (step < steps && m_steps[step] == QLatin1String("**")) {
            anyDepth = step++;
            taken = place;
        } else if (step < steps
                   && (m_steps[step] == QLatin1String("*")
                       || m_steps[step] == path[static_cast<std::size_t>(place)])) {
            ++step;
            ++place;
        } else if (anyDepth >= 0) {
            step = anyDepth + 1;
            place = ++taken;
        } else {
            return false;
        }
    }
    while (step < steps && m_steps[step] == QLatin1String("**"))
        ++step;
    return step == steps;
}

}
