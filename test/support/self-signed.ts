/** A certificate that nobody signed but itself, for `localhost`, with its key: worth nothing outside of tests. */
export const selfSigned: { readonly cert: string; readonly key: string } = {
  cert: `-----BEGIN CERTIFICATE-----
MIIBlTCCATugAwIBAgIURAleC6Lg19wwRLgDQTDfBcfEW8owCgYIKoZIzj0EAwIw
FDESMBAGA1UEAwwJbG9jYWxob3N0MCAXDTI2MTEyMzAyMjI1NFoYDzIxMjYxMDMw
MDIyMjU0WjAUMRIwEAYDVQQDDAlsb2NhbGhvc3QwWTATBgcqhkjOPQIBBggqhkjO
PQMBBwNCAATyY8ONFvXzE7eT8Ch2EfSCwmO6EtKGpQk5NGeeNngcbbFhdXFMnWzh
O79QXIh42G6ay4OPyajZvE/+U74ew00Qo2kwZzAdBgNVHQ4EFgQURAFsze4N+PHg
3IX8WNKAaeVr4+gwHwYDVR0jBBgwFoAURAFsze4N+PHg3IX8WNKAaeVr4+gwDwYD
VR0TAQH/BAUwAwEB/zAUBgNVHREEDTALgglsb2NhbGhvc3QwCgYIKoZIzj0EAwID
SAAwRQIgWgVcVt2TrOStJanb2AHIJy8mxBy/PTf+8ywQF92AMzYCIQD2FRrSYArg
l9GKg5umMa8lqKmLMlZXPMScvbRGxBJ2+w==
-----END CERTIFICATE-----`,
  key: `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgbIiDmu0Mu5qtZb+c
LgoUN0XOCoKlylqGSPyOvSrmCxqhRANCAATyY8ONFvXzE7eT8Ch2EfSCwmO6EtKG
pQk5NGeeNngcbbFhdXFMnWzhO79QXIh42G6ay4OPyajZvE/+U74ew00Q
-----END PRIVATE KEY-----`,
};
