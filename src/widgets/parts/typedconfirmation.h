#pragma once

#include "weeks/weekidentity.h"
#include "workspace/workspace.h"

#include <QWidget>

class QLineEdit;

namespace Weekglass {

/// Where a server is marked production: what has to be typed before a week of it is changed, and whether it
/// is. Elsewhere it asks for nothing and is hidden.
class TypedConfirmation : public QWidget
{
    Q_OBJECT

public:
    /// @p name: of the field.
    TypedConfirmation(const char* name, const WeekIdentity& week, Environment environment,
                      QWidget* parent = nullptr);

    bool isTyped() const;

public Q_SLOTS:
    /// What was typed was for what was shown until now.
    void clear();

Q_SIGNALS:
    void changed();

private:
    const QString m_phrase;
    QLineEdit* m_field = nullptr; ///< null: the server is not marked so
};

}
