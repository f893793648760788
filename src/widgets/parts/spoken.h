#pragma once

#include <QString>

namespace Weekglass {

/// What is painted and has no text that a screen reader could find. A widget that is one says its value in
/// words; its accessible name and description stay those of the widget.
class Spoken
{
public:
    enum class As { Chart, Graphic };

    virtual ~Spoken() = default;
    /// What one sees there now.
    virtual QString spokenValue() const = 0;
    As spokenAs() const { return m_as; }

    Spoken(const Spoken&) = delete;
    Spoken& operator=(const Spoken&) = delete;

protected:
    explicit Spoken(As as);

private:
    const As m_as;
};

}
