# What has to be said.

variable "account_id" {
  description = "The AWS account to work in; credentials of any other one are refused"
  type        = string

  validation {
    condition     = can(regex("^[0-9]{12}$", var.account_id))
    error_message = "account_id is the 12 digits of an AWS account."
  }
}

variable "region" {
  description = "The AWS region of everything"
  type        = string

  validation {
    condition     = can(regex("^[a-z]{2}(-[a-z]+)+-[0-9]$", var.region))
    error_message = "region is the name of an AWS region, such as eu-central-1."
  }
}

variable "domain" {
  description = "The name that the forge answers to, such as git.example.org"
  type        = string

  validation {
    condition     = can(regex("^([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z]{2,63}$", var.domain))
    error_message = "domain is a whole host name in lower case, without a scheme and without a dot at its end."
  }
}

variable "zone_name" {
  description = "The Route 53 zone that domain lies in, such as example.org"
  type        = string

  validation {
    condition     = var.domain == var.zone_name || endswith(var.domain, ".${var.zone_name}")
    error_message = "domain does not lie in the zone zone_name."
  }
}

variable "ami_id" {
  description = "The image of the host: Ubuntu 24.04, amd64. Pinned, since a newer one would replace the server"
  type        = string

  validation {
    condition     = can(regex("^ami-[0-9a-f]{8,17}$", var.ami_id))
    error_message = "ami_id is the id of an image, such as ami-0123456789abcdef0; the README says how to find one."
  }
}

# What has a default.

variable "name" {
  description = "Put before the names of everything; lower case, so that buckets can take it"
  type        = string
  default     = "gitea"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{1,20}[a-z0-9]$", var.name))
    error_message = "name is 3 to 22 small letters, digits and hyphens, and begins with a letter."
  }
}

variable "zone" {
  description = "Letter of the availability zone of the subnet and of the data volume"
  type        = string
  default     = "a"

  validation {
    condition     = can(regex("^[a-f]$", var.zone))
    error_message = "zone is one letter from a to f."
  }
}

variable "vpc_cidr" {
  description = "Addresses of the network; the subnet gets the first /24 of them"
  type        = string
  default     = "10.0.0.0/16"

  validation {
    condition     = can(cidrsubnet(var.vpc_cidr, 8, 0)) && can(regex("/(1[6-9]|20)$", var.vpc_cidr))
    error_message = "vpc_cidr is an IPv4 network between /16 and /20."
  }
}

variable "instance_type" {
  description = "Size of the host; the image is for amd64"
  type        = string
  default     = "t3.medium"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]*\\.[a-z0-9]+$", var.instance_type)) && !can(regex("^[a-z]+[0-9]+g", var.instance_type))
    error_message = "instance_type is the name of an amd64 size, such as t3.medium."
  }
}

variable "root_volume_size" {
  description = "GiB of the root volume: the system and the images"
  type        = number
  default     = 30

  validation {
    condition     = var.root_volume_size >= 20 && var.root_volume_size <= 1000 && floor(var.root_volume_size) == var.root_volume_size
    error_message = "root_volume_size is a whole number of GiB from 20 to 1000."
  }
}

variable "data_volume_size" {
  description = "GiB of the data volume: the database and the repositories. It can grow, never shrink"
  type        = number
  default     = 50

  validation {
    condition     = var.data_volume_size >= 10 && var.data_volume_size <= 16384 && floor(var.data_volume_size) == var.data_volume_size
    error_message = "data_volume_size is a whole number of GiB from 10 to 16384."
  }
}

variable "data_directory" {
  description = "Where the host mounts the data volume"
  type        = string
  default     = "/opt/gitea/data"

  validation {
    condition     = can(regex("^(/[A-Za-z0-9._-]+)+$", var.data_directory)) && !strcontains(var.data_directory, "..")
    error_message = "data_directory is an absolute path of letters, digits, dots and hyphens."
  }
}

variable "git_ssh_port" {
  description = "Port of Gitea's own SSH, open to everybody"
  type        = number
  default     = 2222

  validation {
    condition     = contains([22, 2222], var.git_ssh_port)
    error_message = "git_ssh_port is 22 or 2222."
  }
}

variable "administration_cidrs" {
  description = "Networks that may reach the host's own SSH on port 22. Empty: administration by Session Manager only"
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for cidr in var.administration_cidrs : can(cidrnetmask(cidr))])
    error_message = "administration_cidrs are IPv4 networks, such as 198.51.100.7/32."
  }

  validation {
    condition     = !anytrue([for cidr in var.administration_cidrs : endswith(cidr, "/0")])
    error_message = "Administration is never open to the whole world; name the networks."
  }

  validation {
    condition     = var.git_ssh_port != 22 || length(var.administration_cidrs) == 0
    error_message = "Port 22 is Gitea's (git_ssh_port), so the host's own SSH cannot be opened there."
  }
}

variable "administrator_public_key" {
  description = "Public half of an Ed25519 key for root and the user ubuntu; null for Session Manager alone. The private half stays with the operator"
  type        = string
  default     = null

  validation {
    condition     = var.administrator_public_key == null || can(regex("^ssh-ed25519 [A-Za-z0-9+/]{68}( \\S.*)?$", var.administrator_public_key))
    error_message = "administrator_public_key is one line that begins with ssh-ed25519."
  }
}

variable "egress_ports" {
  description = "TCP ports on other machines that the host may reach: packages, registries, ACME, mail by submission"
  type        = set(number)
  default     = [80, 443, 587]

  validation {
    condition     = alltrue([for port in var.egress_ports : port >= 1 && port <= 65535]) && contains(var.egress_ports, 443)
    error_message = "egress_ports are TCP ports, and 443 is one of them: Session Manager and S3 need it."
  }
}

variable "backup_prefix" {
  description = "What the keys of all backups begin with"
  type        = string
  default     = "gitea/"

  validation {
    condition     = can(regex("^([a-z0-9-]+/)+$", var.backup_prefix))
    error_message = "backup_prefix is one or more names, each with a slash behind it."
  }
}

variable "backup_lock_days" {
  description = "Days for which nobody can delete or overwrite a version of a backup (Object Lock, governance mode)"
  type        = number
  default     = 30

  validation {
    condition     = var.backup_lock_days >= 1 && floor(var.backup_lock_days) == var.backup_lock_days
    error_message = "backup_lock_days is a whole number of days, at least 1."
  }
}

variable "backup_days" {
  description = "Days after which a verified backup expires; one that was never verified stays"
  type        = number
  default     = 365

  validation {
    condition     = var.backup_days > var.backup_lock_days && floor(var.backup_days) == var.backup_days
    error_message = "backup_days is a whole number of days, more than backup_lock_days."
  }
}

variable "restore_principals" {
  description = "ARNs of users and roles that may take the restore role, besides the host itself"
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for arn in var.restore_principals : can(regex("^arn:aws[a-z-]*:(iam|sts)::[0-9]{12}:", arn))])
    error_message = "restore_principals are ARNs of users and roles, never `*`."
  }
}

variable "generate_database_password" {
  description = "Whether Secrets Manager makes the database's password; false leaves the secret empty for who writes it by other means"
  type        = bool
  default     = true
}

variable "database_password_version" {
  description = "Raise it by one to write the password anew; change the database with ALTER ROLE first"
  type        = number
  default     = 1

  validation {
    condition     = var.database_password_version >= 1 && floor(var.database_password_version) == var.database_password_version
    error_message = "database_password_version is a whole number, at least 1."
  }
}

variable "secret_recovery_days" {
  description = "Days for which a deleted secret can be brought back"
  type        = number
  default     = 30

  validation {
    condition     = var.secret_recovery_days >= 7 && var.secret_recovery_days <= 30
    error_message = "secret_recovery_days is from 7 to 30."
  }
}

variable "mail_from" {
  description = "The address that mail comes from; its domain becomes an identity of SES. Null makes no mail"
  type        = string
  default     = null

  validation {
    condition     = var.mail_from == null || can(regex("^[A-Za-z0-9._+-]+@[a-z0-9.-]+$", var.mail_from))
    error_message = "mail_from is one address."
  }

  validation {
    condition     = var.mail_from == null || can(regex("[@.]${replace(var.zone_name, ".", "\\.")}$", var.mail_from))
    error_message = "The domain of mail_from does not lie in zone_name, so it could not be verified there."
  }
}

variable "smtp_keys" {
  description = "Names of access keys of the SMTP user. Rotation: add a second, deploy with it, remove the first. Needs smtp_pgp_key"
  type        = set(string)
  default     = []

  validation {
    condition     = length(var.smtp_keys) <= 2
    error_message = "A user has two access keys at most."
  }
}

variable "smtp_pgp_key" {
  description = "Public PGP key (base64 of its binary form, or keybase:NAME) that SMTP passwords are encrypted to, so that the state holds none"
  type        = string
  default     = null

  validation {
    condition     = var.smtp_pgp_key != null || length(var.smtp_keys) == 0
    error_message = "smtp_keys needs smtp_pgp_key: a password in clear text would stay in the state."
  }
}
