#pragma once

#include "redis/redisoptions.h"

#include <QWidget>

#include <functional>
#include <memory>

namespace Ui {
class RedisFields;
}

namespace Weekglass {

/// Where Redis is and who one is there. A password goes nowhere but, if the user says so, into the desktop's
/// keychain.
class RedisLoginForm : public QWidget
{
    Q_OBJECT

public:
    explicit RedisLoginForm(QWidget* parent = nullptr);
    ~RedisLoginForm() override;

    /// Whether it says where Redis is.
    bool isFilled() const;
    /// As typed, without a password.
    RedisOptions options() const;
    /// Calls @p take with the password that is typed, else with the one that the keychain has, unless
    /// something else is typed by then.
    void withPassword(std::function<void(const RedisOptions&)> take);
    /// Once Redis let us in: keeps the password if the user wants it; @p failed: that was not possible.
    void keepPassword(const RedisOptions& known, std::function<void(const Error&)> failed);
    void focusPassword();

Q_SIGNALS:
    /// Something else is typed.
    void changed();

private:
    const std::unique_ptr<Ui::RedisFields> m_fields;
};

}
