package io.switchlog.command.dispatch;

import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.messaging.InterceptorChain;
import org.axonframework.messaging.MessageHandlerInterceptor;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.jspecify.annotations.Nullable;

/** Lets a command that is only rehearsed be decided, and then takes everything back before it is appended. */
public final class Rehearsal implements MessageHandlerInterceptor<CommandMessage<?>> {
    /** Key in the metadata of a command that is rehearsed. */
    static final String KEY = "rehearsal";

    /** The command would have been carried out. */
    static final class Passed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Passed() {
            super(null, null, false, false);
        }
    }

    @Override
    public @Nullable Object handle(UnitOfWork<? extends CommandMessage<?>> unitOfWork, InterceptorChain chain)
            throws Exception {
        Object result = chain.proceed();
        if (unitOfWork.getMessage().getMetaData().containsKey(KEY)) {
            throw new Passed();
        }
        return result;
    }
}
