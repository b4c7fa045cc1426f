package io.boxoffice.view;

/** What a page shows. Texts of users and clients may hold anything: the templates escape them. */
public sealed interface View
        permits SignInView,
                FactorView,
                EnrolView,
                RecoveryCodesView,
                AccountView,
                ConsentView,
                DeviceCodeView,
                DeviceDoneView,
                RecoveryView,
                RecoveryAskView,
                RecoveryDoneView,
                FormPostView,
                LogoutView,
                SignedOutView,
                FaultView {}
