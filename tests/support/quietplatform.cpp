#include <QApplication>
#include <QEvent>

/// The platform "offscreen" has nothing to say but this, once for each window: it would bury what failed.
namespace {

QtMessageHandler s_next = nullptr;

void withoutSizeHints(QtMsgType type, const QMessageLogContext& context, const QString& message)
{
    if (!message.contains(QLatin1String("propagateSizeHints")) && s_next)
        s_next(type, context, message);
}

/// Before a window is shown it is polished: by then Qt Test has put its own handler in.
class Polishing : public QObject
{
public:
    using QObject::QObject;
    bool eventFilter(QObject* object, QEvent* event) override
    {
        if (event->type() == QEvent::Polish && object->isWidgetType()) {
            const auto current = qInstallMessageHandler(withoutSizeHints);
            if (current != withoutSizeHints)
                s_next = current;
        }
        return false;
    }
};

void beQuiet()
{
    QCoreApplication::instance()->installEventFilter(new Polishing(QCoreApplication::instance()));
}

}

Q_COREAPP_STARTUP_FUNCTION(beQuiet)
